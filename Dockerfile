# What is built needs the tools; what runs does not.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY kds-web/package.json kds-web/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/start.mjs --build-only

FROM node:24-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY kds-web/package.json kds-web/
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev --workspace server

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=8080 DATA_DIR=/data
# The voice for devices that have none.
RUN apt-get update && apt-get install -y --no-install-recommends espeak-ng && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/server/migrations server/migrations
COPY --from=build /app/kds-web/dist kds-web/dist
COPY package.json LICENSE ./
COPY server/package.json server/
# PostgreSQL, when it is the embedded one, and the server both run as this user.
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
