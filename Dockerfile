FROM python:3.12-slim-bookworm AS build
COPY . /source
RUN python -m venv /opt/kelisim && /opt/kelisim/bin/pip install --no-cache-dir /source

FROM python:3.12-slim-bookworm
# The reasoner that checks the ontology is written in Java; serving does without it.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends default-jre-headless \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home kelisim \
 && install --directory --owner kelisim /data
COPY --from=build /opt/kelisim /opt/kelisim
USER kelisim
ENV PATH=/opt/kelisim/bin:$PATH KELISIM_DATA=/data KELISIM_HOST=0.0.0.0 KELISIM_LOG=requests
VOLUME /data
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/ready')"]
ENTRYPOINT ["kelisim"]
CMD ["serve"]
