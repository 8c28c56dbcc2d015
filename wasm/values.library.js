// SPDX-License-Identifier: MIT
//
// JavaScript values to and from flat forms in the Wasm memory (see document.h and tape.h). A value
// is walked once, here, before any C++ runs: a getter that throws, a Proxy that lies or an object
// that contains itself ends in an error document, and no foreign exception ever crosses C++ frames.

mergeInto(LibraryManager.library, {
  $TillsideTaker__deps: ["malloc"],
  $TillsideTaker: {
    MAX_DEPTH: 64,
    MAX_BYTES: 1 << 26,
    // More keys than these are not remembered for the next document.
    MAX_KEYS: 4096,
    // Nodes of two words: kind and figure, and an integer or where something lies. Texts lie in one
    // block of UTF-8.
    words: null,
    text: null,
    nodeCount: 0,
    textSize: 0,
    encoder: null,
    busy: false,
    thrown: null,
    // The lists of keys that objects have had, as a tree: each of its nodes is one key after those
    // above it. A node that ends an object's keys has a number in the present document.
    root: null,
    keys: 0,
    documents: 0,
    layouts: null,

    // Emscripten would print objects made above into the loader.
    start: () => {
      const v = TillsideTaker;
      if (!v.words) {
        v.words = new Uint32Array(8192);
        v.text = new Uint8Array(16384);
      }
      if (!v.root || v.keys > v.MAX_KEYS) {
        v.root = v.keyNode(null, "");
        v.keys = 0;
      }
      v.nodeCount = 0;
      v.textSize = 0;
      v.layouts = [];
      ++v.documents;
    },

    keyNode: (parent, key) => ({
      parent,
      key,
      depth: parent ? parent.depth + 1 : 0,
      // What came next the last time, and all that ever did, once there are two.
      next: null,
      others: null,
      document: 0,
      layout: 0,
    }),

    // The node for a key that is not the one that came the last time.
    branch: (node, key) => {
      const v = TillsideTaker;
      let next = node.others ? node.others.get(key) : undefined;
      if (!next) {
        if (/\p{Surrogate}/u.test(key)) throw TillsideTaker.fault(1);
        next = v.keyNode(node, key);
        ++v.keys;
        if (node.next) {
          node.others ??= new Map([[node.next.key, node.next]]);
          node.others.set(key, next);
        }
      }
      node.next = next;
      return next;
    },

    reserve: (count) => {
      const v = TillsideTaker;
      const first = v.nodeCount;
      v.nodeCount += count;
      if (v.nodeCount * 2 > v.words.length) v.widen();
      return first;
    },

    widen: () => {
      const v = TillsideTaker;
      if (v.nodeCount * 8 > v.MAX_BYTES) throw TillsideTaker.fault(3);
      const wider = new Uint32Array(Math.max(v.words.length * 2, v.nodeCount * 2));
      wider.set(v.words);
      v.words = wider;
    },

    set: (node, kind, figure, first) => {
      const words = TillsideTaker.words;
      words[node * 2] = kind | (figure << 4);
      words[node * 2 + 1] = first;
    },

    // Room for the texts up to an end.
    reserveText: (end) => {
      const v = TillsideTaker;
      if (end <= v.text.length) return;
      if (end > v.MAX_BYTES) throw TillsideTaker.fault(3);
      const wider = new Uint8Array(end * 2);
      wider.set(v.text);
      v.text = wider;
    },

    // Appends a text as UTF-8 in normal form C.
    putText: (node, kind, text) => {
      const v = TillsideTaker;
      const start = v.textSize;
      const length = text.length;
      v.reserveText(start + length * 3);
      const bytes = v.text;
      let end = start;
      for (let i = 0; i < length; ++i) {
        const code = text.charCodeAt(i);
        if (code > 127) {
          end = start + v.putWideText(start, text);
          break;
        }
        bytes[end++] = code;
      }
      v.textSize = end;
      v.set(node, kind, end - start, start);
    },

    putWideText: (start, text) => {
      const v = TillsideTaker;
      if (/\p{Surrogate}/u.test(text)) throw TillsideTaker.fault(1);
      v.encoder ??= new TextEncoder();
      const bytes = v.encoder.encode(text.normalize("NFC"));
      v.reserveText(start + bytes.length); // the normal form may be longer
      v.text.set(bytes, start);
      return bytes.length;
    },

    putNumber: (node, value) => {
      const v = TillsideTaker;
      if (value === (value | 0)) {
        v.set(node, 3, 0, value);
      } else if (Number.isSafeInteger(value)) {
        const wide = v.reserve(1);
        v.set(node, 3, 1, wide);
        v.words[wide * 2] = value;
        v.words[wide * 2 + 1] = Math.floor(value / 4294967296);
      } else {
        v.putText(node, Number.isInteger(value) ? (value > 0 ? 8 : 9) : 7, String(value));
      }
    },

    // What is wrong, and the keys that lead there. What a getter throws is never looked at.
    fault: (number) => {
      TillsideTaker.thrown = { number, path: [] };
      return TillsideTaker.thrown;
    },

    // A fault on its way up.
    below: (key, reason) => {
      const v = TillsideTaker;
      const fault = reason === v.thrown ? reason : v.fault(2);
      fault.path.unshift(key);
      return fault;
    },

    putList: (node, list, depth) => {
      const v = TillsideTaker;
      let i = -1;
      try {
        const count = list.length >>> 0;
        const first = v.reserve(count);
        v.set(node, 5, count, first);
        for (i = 0; i < count; ++i) v.put(first + i, list[i], depth + 1);
      } catch (reason) {
        throw i < 0 ? reason : v.below(i, reason);
      }
    },

    putObject: (node, object, depth) => {
      const v = TillsideTaker;
      let key = null;
      try {
        const keys = Object.keys(object);
        const first = v.reserve(keys.length);
        let at = first;
        let layout = v.root;
        for (let i = 0; i < keys.length; ++i) {
          key = keys[i];
          const value = object[key];
          if (value !== undefined) {
            const next = layout.next;
            layout = next && next.key === key ? next : v.branch(layout, key);
            v.put(at++, value, depth + 1);
          }
        }
        v.set(node, 6, v.numberOf(layout), first);
      } catch (reason) {
        throw key === null ? reason : v.below(key, reason);
      }
    },

    numberOf: (layout) => {
      const v = TillsideTaker;
      if (layout.document !== v.documents) {
        layout.document = v.documents;
        layout.layout = v.layouts.push(layout) - 1;
      }
      return layout.layout;
    },

    put: (node, value, depth) => {
      const v = TillsideTaker;
      if (depth > v.MAX_DEPTH) throw TillsideTaker.fault(0);
      const type = typeof value;
      if (type === "string") {
        v.putText(node, 4, value);
      } else if (type === "number") {
        v.putNumber(node, value);
      } else if (type === "boolean") {
        v.set(node, 2, value ? 1 : 0, 0);
      } else if (value === null) {
        v.set(node, 1, 0, 0);
      } else if (type === "object") {
        if (Array.isArray(value)) {
          v.putList(node, value, depth);
        } else {
          v.putObject(node, value, depth);
        }
      } else {
        // undefined, BigInt, functions, symbols: nothing that a document may hold.
        v.putText(node, 10, type === "bigint" ? `${value}n` : type);
      }
    },

    // A node for each layout: how many keys it has, and the node of the first. Answers where they
    // begin.
    putLayouts: () => {
      const v = TillsideTaker;
      const first = v.reserve(v.layouts.length);
      for (let i = 0; i < v.layouts.length; ++i) {
        let layout = v.layouts[i];
        const depth = layout.depth;
        const keys = v.reserve(depth);
        v.words[(first + i) * 2] = depth;
        v.words[(first + i) * 2 + 1] = keys;
        for (; layout.parent; layout = layout.parent) {
          v.putText(keys + layout.depth - 1, 4, layout.key);
        }
      }
      return first;
    },

    // A document that says why there is none: the fault, where, and the message.
    putFault: (reason) => {
      const v = TillsideTaker;
      const fault = reason === v.thrown ? reason : v.fault(2);
      const pointer = fault.path
        .map((key) => `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`)
        .join("")
        .replace(/\p{Surrogate}/gu, "\ufffd")
        .slice(0, 1000);
      v.nodeCount = 0;
      v.textSize = 0;
      v.reserve(2);
      v.set(0, 11, fault.number, 0);
      v.putText(1, 4, pointer);
    },

    // Writes a value down; answers where the layouts begin.
    walk: (value) => {
      const v = TillsideTaker;
      v.start();
      v.busy = true;
      try {
        v.put(v.reserve(1), value, 1);
        return v.putLayouts();
      } catch (reason) {
        v.putFault(reason);
        return 0;
      } finally {
        v.busy = false;
      }
    },
  },

  $TillsideGiver: {
    decoder: null,
    // What was learnt for good: texts and objects' keys, by number.
    texts: null,
    layouts: null,
    literals: null,
    // Where `make` stands.
    at: 0,

    // Objects of which a quote has many. A literal is made three times as fast as an object to
    // which keys are added. Without their quotes the minifier would rename the keys.
    start: () => {
      const v = TillsideGiver;
      const make = v.make;
      v.texts = [];
      v.layouts = [];
      v.literals = new Map([
        ["amountMinor,sku", () => ({ "amountMinor": make(), "sku": make() })],
        ["en", () => ({ "en": make() })],
        ["en,zh", () => ({ "en": make(), "zh": make() })],
        [
          "discountMinor,pointsMinor,quantity,sku,subtotalMinor,taxMinor,totalMinor,unitPriceMinor",
          () => ({
            "discountMinor": make(),
            "pointsMinor": make(),
            "quantity": make(),
            "sku": make(),
            "subtotalMinor": make(),
            "taxMinor": make(),
            "totalMinor": make(),
            "unitPriceMinor": make(),
          }),
        ],
        [
          "amountMinor,byLine,id,level,outcome,reason,roundingDeltaMinor,title",
          () => ({
            "amountMinor": make(),
            "byLine": make(),
            "id": make(),
            "level": make(),
            "outcome": make(),
            "reason": make(),
            "roundingDeltaMinor": make(),
            "title": make(),
          }),
        ],
      ]);
    },

    // A text of the Wasm memory. `TextDecoder` costs more than it gives for short ASCII.
    read: (at, size) => {
      const v = TillsideGiver;
      if (size < 32) {
        let text = "";
        let i = at;
        for (; i < at + size && HEAPU8[i] < 128; ++i) text += String.fromCharCode(HEAPU8[i]);
        if (i === at + size) return text;
      }
      v.decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
      return v.decoder.decode(HEAPU8.subarray(at, at + size));
    },

    // Learns the keys of the objects that this document has for the first time.
    learn: (at, count) => {
      const v = TillsideGiver;
      while (v.layouts.length < count) {
        const keys = new Array(HEAPU32[at++]);
        for (let i = 0; i < keys.length; ++i) {
          keys[i] = v.read(HEAPU32[at], HEAPU32[at + 1]);
          at += 2;
        }
        const literal = v.literals.get(keys.join());
        v.layouts.push(literal ?? (() => v.makeObject(keys)));
      }
    },

    makeObject: (keys) => {
      const v = TillsideGiver;
      const object = {};
      for (let i = 0; i < keys.length; ++i) object[keys[i]] = v.make();
      return object;
    },

    // Makes an object of keys that anybody wrote, so that "__proto__" is one like the others.
    makeMap: (count) => {
      const v = TillsideGiver;
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

    makeText: (size) => {
      const v = TillsideGiver;
      const text = v.read(v.at * 4, size);
      v.at += (size + 3) >>> 2;
      return text;
    },

    // Makes the value whose pieces begin at word `v.at`.
    make: () => {
      const v = TillsideGiver;
      const word = HEAP32[v.at++];
      switch (word & 7) {
        case 0:
          return word >> 3;
        case 1:
          return v.texts[word >>> 3];
        case 2:
          return v.layouts[word >>> 3]();
        case 3: {
          const list = new Array(word >>> 3);
          for (let i = 0; i < list.length; ++i) list[i] = v.make();
          return list;
        }
        case 4:
          return v.makeText(word >>> 3);
        case 5: {
          const text = v.makeText(word >>> 3);
          v.texts.push(text);
          return text;
        }
        case 6:
          return v.makeMap(word >>> 3);
        default:
          if (word >>> 3 < 2) return word >>> 3 === 1;
          v.at += 2;
          return HEAP32[v.at - 1] * 4294967296 + HEAPU32[v.at - 2];
      }
    },
  },

  // Copies the flat form of a value into memory of malloc; the caller frees it.
  tillside_take__deps: ["$TillsideTaker", "$Emval"],
  tillside_take: function (handle) {
    const v = TillsideTaker;
    if (v.busy) {
      // A getter asks the engine itself, and there is but one place to write: that is a fault.
      const fault = _malloc(24);
      HEAPU32.set([2, 0, 11 | (2 << 4), 0, 4, 0], fault >> 2);
      return fault;
    }
    const layouts = v.walk(Emval.toValue(handle));
    const at = _malloc(8 + v.nodeCount * 8 + v.textSize);
    HEAPU32[at >> 2] = v.nodeCount;
    HEAPU32[(at >> 2) + 1] = layouts;
    HEAPU32.set(v.words.subarray(0, v.nodeCount * 2), (at >> 2) + 2);
    HEAPU8.set(v.text.subarray(0, v.textSize), at + 8 + v.nodeCount * 8);
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

  // The value that a tape holds. 0 where this side has not learnt what the other counts on, since
  // an exception ended an earlier document: then it forgets all, and the tape is written anew.
  tillside_give__deps: ["$TillsideGiver", "$Emval"],
  tillside_give: function (words, definitions, layoutsBefore, layouts, textsBefore) {
    const v = TillsideGiver;
    if (!v.texts) v.start();
    if (v.layouts.length !== layoutsBefore || v.texts.length !== textsBefore) {
      v.layouts.length = v.texts.length = 0;
      if (layoutsBefore + textsBefore > 0) return 0;
    }
    v.learn(definitions >> 2, layouts);
    v.at = words >> 2;
    return Emval.toHandle(v.make());
  },
});
