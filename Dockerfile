# docker build -t innsyn . && docker run --rm -v "$PWD:/work:ro" innsyn gate .
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY detectors detectors
COPY connectors connectors
COPY scanner scanner
COPY reports reports
RUN pip wheel --quiet --no-cache-dir --constraint constraints.txt --wheel-dir /wheels .

FROM python:3.12-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 innsyn \
 && git config --system --add safe.directory /work
COPY --from=build /wheels /wheels
RUN pip install --quiet --no-cache-dir --no-index --find-links /wheels innsyn && rm -rf /wheels
USER innsyn
WORKDIR /work
ENTRYPOINT ["innsyn"]
CMD ["--help"]
