# Two stages: dependencies change rarely and are a layer of their own; the code is the last, small one.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
COPY requirements.txt constraints.txt ./
RUN python -m venv /opt/portal && /opt/portal/bin/pip install -c constraints.txt -r requirements.txt

FROM python:3.11-slim
ENV PATH=/opt/portal/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data HOST=0.0.0.0 PORT=8000
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin portal && install -d -o portal -g portal /data
WORKDIR /app
COPY --from=build /opt/portal /opt/portal
COPY . .
USER portal
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "--config", "gunicorn.conf.py", "portal.wsgi"]
