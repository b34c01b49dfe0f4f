# Build: any JDK from 21 up and Maven; the run image is JDK 25 with an AOT cache trained on this very jar.
FROM docker.io/library/maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY src ./src
COPY frontend-static ./frontend-static
RUN mvn -q -B -DskipTests package \
 && java -Djarmode=tools -jar target/latchkey.jar extract --destination /out

FROM docker.io/library/eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home --home-dir /home/latchkey latchkey \
 && mkdir -p /app /data && chown latchkey /app /data
USER 10001
WORKDIR /app
COPY --from=build --chown=10001 /out/ ./
# The training run starts the console once, in a throw-away data directory, with the flags of the real run: a cache
# made under another collector is not used.
RUN java -XX:+UseSerialGC -Xmx256m -XX:AOTCacheOutput=latchkey.aot -Dspring.context.exit=onRefresh \
      -jar latchkey.jar --latchkey.data-dir=/tmp/training --latchkey.sandbox.port=0 --server.port=0 \
 && rm -rf /tmp/training
ENV SERVER_ADDRESS=0.0.0.0 LATCHKEY_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q UP <&3"]
ENTRYPOINT ["java", "-XX:AOTCache=latchkey.aot", "-XX:+UseSerialGC", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:+DisableAttachMechanism", "-jar", "latchkey.jar"]
