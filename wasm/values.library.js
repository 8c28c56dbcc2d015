// SPDX-License-Identifier: MIT
//
// JavaScript values to and from a flat form in the Wasm memory (see js.h). A value is walked once,
// here, before any C++ runs: a getter that throws, a Proxy that lies or an object that contains
// itself ends in an error document, and no foreign exception ever crosses C++ frames.

mergeInto(LibraryManager.library, {
  $TillsideValues__deps: ["malloc"],
  $TillsideValues: {
    MAX_DEPTH: 64,
    MAX_BYTES: 1 << 26,
    // Nodes of 16 bytes: kind, size, and a double or an offset. Texts lie in one block of UTF-8.
    words: null,
    doubles: null,
    text: null,
    nodeCount: 0,
    textSize: 0,
    keys: null,
    path: null,
    encoder: null,
    decoder: null,
    names: null,
    // Keys of objects by their number, and how many words of them are read.
    layouts: null,
    learnt: 0,
    // Where `make` stands, where the texts lie, and those that were read.
    word: 0,
    textsAt: 0,
    texts: null,

    // Emscripten would print objects made above into the loader.
    start: () => {
      const v = TillsideValues;
      if (!v.words) {
        v.words = new Uint32Array(4096);
        v.doubles = new Float64Array(v.words.buffer);
        v.text = new Uint8Array(16384);
      }
      v.nodeCount = 0;
      v.textSize = 0;
      v.keys = new Map();
      v.path = [];
    },

    reserve: (count) => {
      const v = TillsideValues;
      const first = v.nodeCount;
      v.nodeCount += count;
      if (v.nodeCount * 16 > v.MAX_BYTES) throw { fault: 3 };
      if (v.nodeCount * 4 > v.words.length) {
        const wider = new Uint32Array(Math.max(v.words.length * 2, v.nodeCount * 4));
        wider.set(v.words);
        v.words = wider;
        v.doubles = new Float64Array(v.words.buffer);
      }
      return first;
    },

    // Appends a text as UTF-8 in normal form C; leaves its offset and size in the node.
    putText: (node, kind, text) => {
      const v = TillsideValues;
      const start = v.textSize;
      if (start + text.length * 3 > v.text.length) {
        if (start + text.length * 3 > v.MAX_BYTES) throw { fault: 3 };
        const wider = new Uint8Array((start + text.length * 3) * 2);
        wider.set(v.text);
        v.text = wider;
      }
      let end = start;
      for (let i = 0; i < text.length; ++i) {
        const code = text.charCodeAt(i);
        if (code > 127) {
          if (/\p{Surrogate}/u.test(text)) throw { fault: 1 };
          const whole = text.normalize("NFC");
          if (!v.encoder) v.encoder = new TextEncoder();
          const bytes = v.encoder.encode(whole);
          if (start + bytes.length > v.text.length) throw { fault: 3 };
          v.text.set(bytes, start);
          end = start + bytes.length;
          break;
        }
        v.text[end++] = code;
      }
      v.textSize = end;
      v.words[node * 4] = kind;
      v.words[node * 4 + 1] = end - start;
      v.words[node * 4 + 2] = start;
      v.words[node * 4 + 3] = 0;
    },

    // The same key stands once in the block of texts, however many objects have it.
    putKey: (node, key) => {
      const v = TillsideValues;
      const known = v.keys.get(key);
      if (known === undefined) {
        v.putText(node, 4, key);
        v.keys.set(key, node);
        return;
      }
      v.words.copyWithin(node * 4, known * 4, known * 4 + 4);
    },

    putNumber: (node, value) => {
      const v = TillsideValues;
      if (Number.isSafeInteger(value)) {
        v.words[node * 4] = 3;
        v.words[node * 4 + 1] = 0;
        v.doubles[node * 2 + 1] = value;
        return;
      }
      v.putText(node, 7, String(value));
      const whole = Number.isInteger(value);
      v.words[node * 4 + 3] = whole ? (value > 0 ? 1 : 2) : 0;
    },

    putList: (node, list, depth) => {
      const v = TillsideValues;
      const count = list.length >>> 0;
      const first = v.reserve(count);
      v.words[node * 4] = 5;
      v.words[node * 4 + 1] = count;
      v.words[node * 4 + 2] = first;
      for (let i = 0; i < count; ++i) {
        v.path[depth - 1] = i;
        v.put(first + i, list[i], depth + 1);
      }
      v.path.length = depth - 1;
    },

    putObject: (node, object, depth) => {
      const v = TillsideValues;
      const keys = Object.keys(object);
      const first = v.reserve(keys.length * 2);
      let count = 0;
      for (let i = 0; i < keys.length; ++i) {
        const key = keys[i];
        v.path[depth - 1] = key;
        const value = object[key];
        if (value !== undefined) {
          v.putKey(first + count * 2, key);
          v.put(first + count * 2 + 1, value, depth + 1);
          ++count;
        }
      }
      v.path.length = depth - 1;
      v.words[node * 4] = 6;
      v.words[node * 4 + 1] = count;
      v.words[node * 4 + 2] = first;
    },

    put: (node, value, depth) => {
      const v = TillsideValues;
      if (depth > v.MAX_DEPTH) throw { fault: 0 };
      const type = typeof value;
      if (type === "string") {
        v.putText(node, 4, value);
      } else if (type === "number") {
        v.putNumber(node, value);
      } else if (type === "boolean") {
        v.words[node * 4] = 2;
        v.words[node * 4 + 1] = value ? 1 : 0;
      } else if (value === null) {
        v.words[node * 4] = 1;
      } else if (type === "object") {
        if (Array.isArray(value)) {
          v.putList(node, value, depth);
        } else {
          v.putObject(node, value, depth);
        }
      } else {
        // undefined, BigInt, functions, symbols: nothing that a document may hold.
        v.putText(node, 8, type === "bigint" ? `${value}n` : type);
      }
    },

    // A document that says why there is none: the fault, where, and the message.
    putFault: (reason) => {
      const v = TillsideValues;
      const known = typeof reason === "object" && reason !== null && reason.fault !== undefined;
      const pointer = v.path
        .map((key) => `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`)
        .join("")
        .replace(/\p{Surrogate}/gu, "\ufffd")
        .slice(0, 1000);
      v.nodeCount = 0;
      v.textSize = 0;
      v.reserve(2);
      v.words[0] = 9;
      v.words[1] = known ? reason.fault : 2;
      v.putText(1, 4, pointer);
    },

    // A text of the Wasm memory. `TextDecoder` costs more than it gives for short ASCII.
    read: (at, size) => {
      const v = TillsideValues;
      if (size < 32) {
        let text = "";
        let i = at;
        for (; i < at + size && HEAPU8[i] < 128; ++i) text += String.fromCharCode(HEAPU8[i]);
        if (i === at + size) return text;
      }
      if (!v.decoder) v.decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      return v.decoder.decode(HEAPU8.subarray(at, at + size));
    },

    // A text that is part of the program: the same address is the same text for ever.
    readName: (at, size) => {
      const v = TillsideValues;
      let text = v.names.get(at);
      if (text === undefined || text.length !== size) {
        text = v.read(at, size);
        v.names.set(at, text);
      }
      return text;
    },

    // Learns the keys of the objects that are new since the last time.
    learn: (at, count) => {
      const v = TillsideValues;
      for (let word = v.learnt; v.layouts.length < count; v.learnt = word) {
        const keys = new Array(HEAPU32[at + word++]);
        for (let i = 0; i < keys.length; ++i) {
          keys[i] = v.readName(HEAPU32[at + word], HEAPU32[at + word + 1]);
          word += 2;
        }
        v.layouts.push(keys);
      }
    },

    // Makes an object of keys that anybody wrote, so that "__proto__" is one like the others.
    makeMap: (count) => {
      const v = TillsideValues;
      const object = {};
      for (let i = 0; i < count; ++i) {
        const key = v.make();
        const value = v.make();
        if (key === "__proto__") {
          Object.defineProperty(object, key, {
            value,
            writable: true,
            enumerable: true,
            configurable: true,
          });
        } else {
          object[key] = value;
        }
      }
      return object;
    },

    // Makes the value whose pieces begin at word `v.word`.
    make: () => {
      const v = TillsideValues;
      const op = HEAPU32[v.word++];
      switch (op) {
        case 0:
        case 1:
          return op === 1;
        case 2:
          return HEAP32[v.word++];
        case 3: {
          const low = HEAPU32[v.word++];
          return HEAP32[v.word++] * 4294967296 + low;
        }
        case 4: {
          const at = HEAPU32[v.word++];
          const text = v.read(v.textsAt + at, HEAPU32[v.word++]);
          v.texts.push(text);
          return text;
        }
        case 5: {
          const at = HEAPU32[v.word++];
          return v.readName(at, HEAPU32[v.word++]);
        }
        case 6: {
          const list = new Array(HEAPU32[v.word++]);
          for (let i = 0; i < list.length; ++i) list[i] = v.make();
          return list;
        }
        case 7: {
          const keys = v.layouts[HEAPU32[v.word++]];
          const object = {};
          for (let i = 0; i < keys.length; ++i) object[keys[i]] = v.make();
          return object;
        }
        case 8:
          return v.makeMap(HEAPU32[v.word++]);
        default:
          return v.texts[HEAPU32[v.word++]];
      }
    },
  },

  // Copies the flat form of a value into memory of malloc; the caller frees it.
  tillside_take__deps: ["$TillsideValues", "$Emval"],
  tillside_take: function (handle) {
    const v = TillsideValues;
    v.start();
    try {
      v.put(v.reserve(1), Emval.toValue(handle), 1);
    } catch (reason) {
      v.putFault(reason);
    }
    const nodeBytes = v.nodeCount * 16;
    const at = _malloc(8 + nodeBytes + v.textSize);
    HEAPU32[at >> 2] = nodeBytes;
    HEAPU8.set(new Uint8Array(v.words.buffer, 0, nodeBytes), at + 8);
    HEAPU8.set(v.text.subarray(0, v.textSize), at + 8 + nodeBytes);
    return at;
  },

  // Copies a list of byte arrays into memory of malloc: their number, their sizes, their bytes.
  // 0 where it is no such list.
  tillside_take_bytes__deps: ["$Emval", "malloc"],
  tillside_take_bytes: function (handle) {
    const list = Emval.toValue(handle);
    if (!Array.isArray(list) || !list.every((entry) => entry instanceof Uint8Array)) return 0;
    const total = list.reduce((sum, bytes) => sum + bytes.length, 0);
    const start = _malloc(4 + list.length * 4 + total);
    let at = start + 4 + list.length * 4;
    HEAPU32[start >> 2] = list.length;
    list.forEach((bytes, i) => {
      HEAPU32[(start >> 2) + 1 + i] = bytes.length;
      HEAPU8.set(bytes, at);
      at += bytes.length;
    });
    return start;
  },

  // The value that a Sink has written down.
  tillside_give__deps: ["$TillsideValues", "$Emval"],
  tillside_give: function (words, texts, layouts, count) {
    const v = TillsideValues;
    if (!v.names) {
      v.names = new Map();
      v.layouts = [];
      v.learnt = 0;
    }
    v.learn(layouts >> 2, count);
    v.word = words >> 2;
    v.textsAt = texts;
    v.texts = [];
    return Emval.toHandle(v.make());
  },
});
