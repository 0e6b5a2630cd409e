"""Words of everyday life: meant as they are, never slips of a substance that lies a letter away (부산 is not 불산).

A name always comes first: a word here that some entry bears is found as that name. The list only ends guessing.
"""

from __future__ import annotations

from collections.abc import Iterable

from search.words import stems

_PLACES = (
    "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주 수원 성남 용인 고양 부천 안산 안양 평택 "
    "시흥 김포 광명 하남 이천 안성 오산 의정부 파주 구리 양주 포천 여주 춘천 원주 강릉 동해 속초 삼척 태백 청주 충주 제천 천안 "
    "아산 서산 당진 논산 공주 보령 전주 군산 익산 정읍 남원 김제 목포 여수 순천 나주 광양 포항 경주 김천 안동 구미 영주 영천 상주 "
    "문경 경산 창원 진주 통영 사천 김해 밀양 거제 양산 미국 중국 일본 영국 독일 프랑스 러시아 인도 호주 캐나다 베트남 태국 한국 북한 "
    "강남 강북 홍대 명동 이태원 잠실 여의도 판교 분당 일산 울릉도 독도 한강 한라산 설악산 지리산"
)
_PEOPLE = (
    "엄마 아빠 부모 부모님 아버지 어머니 할머니 할아버지 형제 자매 동생 오빠 언니 누나 아들 딸 아기 아이 어린이 청소년 어른 노인 "
    "친구 애인 남편 아내 부부 가족 친척 이웃 손님 주인 사람 남자 여자 의사 간호사 약사 교사 선생님 교수 학생 가수 배우 감독 작가 "
    "화가 기자 변호사 판사 검사 경찰 경찰관 소방관 군인 기사 운전사 농부 어부 요리사 미용사 사장 사원 직원 과장 부장 대리 회장 "
    "대통령 장관 시장 의원 국민 시민 주민 고객 환자"
)
_FOOD = (
    "밥 국 김치 라면 김밥 만두 떡볶이 치킨 피자 햄버거 삼겹살 갈비 불고기 비빔밥 냉면 국수 우동 짜장면 짬뽕 탕수육 초밥 된장 된장찌개 "
    "고추장 간장 두부 계란 우유 치즈 버터 빵 케이크 과자 사탕 초콜릿 아이스크림 커피 녹차 홍차 주스 맥주 소주 와인 막걸리 사과 배 감 "
    "귤 포도 딸기 수박 참외 복숭아 자두 바나나 오렌지 레몬 토마토 감자 고구마 양파 마늘 배추 상추 오이 당근 호박 버섯 콩나물 시금치 "
    "소고기 돼지고기 닭고기 생선 고등어 갈치 오징어 새우 게 조개 반찬 도시락 간식 아침 점심 저녁 식당 맛집 요리"
)
_THINGS = (
    "책 책상 의자 침대 소파 식탁 냉장고 세탁기 청소기 에어컨 선풍기 텔레비전 티비 컴퓨터 노트북 휴대폰 핸드폰 스마트폰 전화기 카메라 "
    "시계 안경 가방 지갑 우산 신발 구두 운동화 양말 모자 바지 치마 셔츠 코트 반지 목걸이 장난감 인형 연필 볼펜 공책 지우개 가위 칼 "
    "숟가락 젓가락 그릇 접시 냄비 컵 수건 비누 칫솔 거울 창문 문 벽 지붕 마당 계단 엘리베이터 열쇠 자물쇠 자동차 버스 택시 지하철 기차 "
    "비행기 배 자전거 오토바이 트럭 불도저 굴착기 지게차 크레인 도로 다리 신호등 주차장"
)
_LIFE = (
    "학교 대학 대학교 교실 시험 수능 숙제 공부 영어 수학 국어 과학 역사 음악 미술 체육 도서관 회사 직장 월급 연봉 회의 출근 퇴근 휴가 "
    "아파트 전세 월세 부동산 주식 코인 은행 대출 보험 세금 환율 돈 가격 할인 쇼핑 마트 백화점 편의점 병원 약국 감기 독감 코로나 두통 "
    "다이어트 운동 헬스장 축구 야구 농구 배구 탁구 테니스 골프 수영 수영장 등산 낚시 캠핑 여행 호텔 공항 바다 산책 공원 놀이터 동물원 "
    "박물관 영화 드라마 노래 춤 게임 방송 신문 뉴스 인터넷 유튜브 사진 그림 편지 전화 문자 생일 결혼 결혼식 이혼 장례식 선물 사랑 행복 "
    "건강 희망 꿈 기쁨 슬픔 걱정 날씨 비 눈 바람 구름 하늘 별 달 봄 여름 가을 겨울 오늘 내일 어제 주말 월요일 화요일 수요일 목요일 "
    "금요일 토요일 일요일 강아지 고양이 토끼 호랑이 사자 코끼리 원숭이 돼지 소 말 닭 오리 새 나비 벌 개미 꽃 나무 풀 산 강 섬 마을 도시 "
    "나라 세계 정부 법원 국회 선거 전쟁 평화 종교 교회 성당 절 여권 운전면허 주민등록 국민연금 이사 청소 빨래 안녕 안녕하세요 감사합니다"
)
_ENGLISH = (
    "hello world weather leather father mother brother sister other either whether together another people person family friend "
    "school house home table chair window door phone mobile computer laptop keyboard internet google youtube facebook music movie "
    "video game football soccer baseball basketball tennis travel hotel airport restaurant coffee bread cheese chicken banana orange "
    "apple summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday morning evening today tomorrow "
    "yesterday holiday birthday party money price cheap china japan korea seoul america london paris doctor nurse teacher student "
    "lawyer police president minister beautiful happy love heart health hospital medicine exercise picture letter number nature "
    "country village market street bridge river mountain ocean flower garden forest animal tiger lion monkey elephant"
)

EVERYDAY = frozenset(" ".join((_PLACES, _PEOPLE, _FOOD, _THINGS, _LIFE, _ENGLISH)).split())
"""Common words; none of them is what somebody types who means a substance."""


def is_everyday(words: Iterable[str]) -> bool:
    """Whether every word is one of everyday life, with or without a particle; no words at all are not."""
    each = [any(stem in EVERYDAY for stem in stems(word)) for word in words]
    return bool(each) and all(each)
