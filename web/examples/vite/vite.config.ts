// SPDX-License-Identifier: MIT
import tillside from "tillside/vite";
import { defineConfig } from "vite";

const proxy = { "/v1": "http://127.0.0.1:8080" };

export default defineConfig({
  plugins: [tillside()],
  server: { proxy },
  preview: { proxy },
  build: { target: "es2022" },
});
