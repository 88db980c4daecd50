# One image for worker, API and the one-shot jobs. No embedded servers in it, no compiler, no root.
ARG PYTHON_IMAGE=docker.io/library/python:3.11.13-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock /tmp/requirements.lock
RUN python3 -m venv /opt/zhifa \
 && /opt/zhifa/bin/pip install --only-binary :all: --require-hashes -r /tmp/requirements.lock

FROM ${PYTHON_IMAGE}
ENV PATH=/opt/zhifa/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    ZHIFA_DATA_DIR=/tmp/zhifa ZHIFA_API_HOST=0.0.0.0 ZHIFA_LOG_JSON=true
COPY --from=build /opt/zhifa /opt/zhifa
WORKDIR /app
COPY *.py ./
COPY models models
COPY checklist checklist
COPY workflows workflows
COPY activities activities
COPY readmodel readmodel
COPY bureaus bureaus
COPY api api
COPY embedded embedded
COPY cli cli
USER 10001:10001
ENTRYPOINT ["python3", "-m", "cli"]
CMD ["api"]
