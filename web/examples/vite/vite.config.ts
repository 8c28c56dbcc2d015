// SPDX-License-Identifier: MIT
import tillside from "tillside/vite";
import { defineConfig } from "vite";

const proxy = { "/v1": "http://127.0.0.1:8080" };
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

export default defineConfig({
  plugins: [tillside()],
  server: { proxy },
  // What a server has to send with the page; the plugin gives the worker one of its own.
  preview: { proxy, headers: { "content-security-policy": policy } },
  build: { target: "es2022" },
});
