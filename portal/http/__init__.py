"""What web and API share of requests and answers; neither knows the other."""
