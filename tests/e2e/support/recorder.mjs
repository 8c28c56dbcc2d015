// SPDX-License-Identifier: MIT
// Stands between a browser and the shop and writes down all that leaves the browser: page, workers
// and service worker alike, whatever way they use.

import http from "node:http";

export class Recorder {
  /** @param {string} target  address of the shop */
  static async before(target) {
    const recorder = new Recorder();
    recorder.requests = [];
    const { hostname, port } = new URL(target);
    recorder.server = http.createServer((request, response) => {
      const line = { method: request.method, url: request.url, bytes: 0 };
      recorder.requests.push(line);
      const { method, url: path, headers } = request;
      const onward = http.request({ hostname, port, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      request.on("data", (part) => {
        line.bytes += part.length;
      });
      request.pipe(onward);
    });
    recorder.server.listen(0, "127.0.0.1");
    await new Promise((resolve) => recorder.server.once("listening", resolve));
    recorder.url = `http://127.0.0.1:${recorder.server.address().port}`;
    return recorder;
  }

  /** Waits until nothing was sent for two seconds, so that what belongs together is complete. */
  async quiet() {
    let seen = -1;
    while (seen !== this.requests.length) {
      seen = this.requests.length;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
