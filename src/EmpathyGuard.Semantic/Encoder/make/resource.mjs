// Writes encoder.bin: the vocabulary as a trie, and the weights in eight bits, already in the order in which the kernels read them.
// The layout is read by EncoderResource.cs; every section starts at a multiple of 64 bytes.
export const FORMAT = 1;
const HEADER = 64;

export function writeResource({ vocabulary, tensor }) {
  const sections = [];
  const add = array => sections.push(Buffer.from(array.buffer, array.byteOffset, array.byteLength));

  const trie = buildTrie(vocabulary);
  add(trie.labels);
  add(trie.firstChild);
  add(trie.piece);
  // Seven pieces with a colon have the score null in the vocabulary. The reference adds it up as 0, and so do we.
  add(Float64Array.from(vocabulary, ([, score]) => score ?? 0));
  add(timing(tensor('TimingSignal')));
  embeddings(tensor('Embeddings_en'), vocabulary.length).forEach(add);

  for (const layer of [0, 1]) {
    const width = layer === 0 ? 256 : 512;
    const own = `Encode/Layer_${layer}/TransformerLayer/`;
    const stack = `TransformerStack/Layer_${layer}/TransformerLayer/`;
    add(tensor(`${own}layer_prepostprocess`, 'layer_norm_scale'));
    add(tensor(`${own}layer_prepostprocess`, 'layer_norm_bias'));
    // The scale of the dot products, 1/sqrt(head), goes into the queries, which are the first third of the columns.
    const query = Math.fround(1 / Math.sqrt(width / 4));
    linear(width, 3 * width, tensor(own, 'qkv_transform', 'kernel'), tensor(own, 'qkv_transform', 'bias'), n => (n < width ? query : 1)).forEach(add);
    linear(width, 512, tensor(own, 'output_transform', 'kernel'), tensor(own, 'output_transform', 'bias')).forEach(add);
    if (layer === 0) {
      linear(256, 512, tensor('dense/kernel'), tensor('dense/bias')).forEach(add);
    }

    add(tensor(`${own}FFN/layer_prepostprocess`, 'layer_norm_scale'));
    add(tensor(`${own}FFN/layer_prepostprocess`, 'layer_norm_bias'));
    linear(512, 1536, tensor(stack, 'conv1/Tensordot/Reshape_1'), tensor(own, 'conv1/bias')).forEach(add);
    linear(1536, 512, tensor(stack, 'conv2/Tensordot/Reshape_1'), tensor(own, 'conv2/bias')).forEach(add);
  }

  plain(512, 512, tensor('tanh_layer_0/weights'), tensor('tanh_layer_0/bias')).forEach(add);
  return join(sections, trie.labels.length, vocabulary.length);
}

function join(sections, nodes, pieces) {
  const align = n => (n + 63) & ~63;
  const total = sections.reduce((sum, s) => sum + align(s.length), HEADER);
  const file = Buffer.alloc(total);
  let offset = HEADER;
  for (const section of sections) {
    section.copy(file, offset);
    offset += align(section.length);
  }

  file.write('EGSE', 0, 'latin1');
  file.writeUInt32LE(FORMAT, 4);
  file.writeUInt32LE(total, 8);
  file.writeUInt32LE(nodes, 12);
  file.writeUInt32LE(pieces, 16);
  // Four interleaved FNV-1a sums over the 32-bit words of everything but themselves, which stand at 32. They find damage, not malice; the package's own signature is for that.
  const sum = new Int32Array(4).fill(0x811c9dc5);
  for (let i = 0; i < total; i += i === 28 ? 20 : 4) {
    const lane = (i >> 2) & 3;
    sum[lane] = Math.imul(sum[lane] ^ file.readInt32LE(i), 0x01000193);
  }

  sum.forEach((value, lane) => file.writeInt32LE(value, 32 + 4 * lane));
  return file;
}

// Breadth first, so that the children of a node stand together and those of the next node follow them. Children are sorted by character.
function buildTrie(vocabulary) {
  const root = { children: new Map(), piece: 0 };
  vocabulary.forEach(([text], index) => {
    if (index < 6) {
      return; // reserved
    }

    let node = root;
    for (const symbol of text) {
      if (symbol.length !== 1) {
        throw new Error('The trie holds one UTF-16 unit a node, and a piece needs more.');
      }

      if (!node.children.has(symbol)) {
        node.children.set(symbol, { children: new Map(), piece: 0 });
      }

      node = node.children.get(symbol);
    }

    node.piece = index;
  });

  const queue = [{ node: root, label: 0 }];
  const firstChild = [];
  for (let i = 0; i < queue.length; i++) {
    firstChild.push(queue.length);
    for (const [symbol, node] of [...queue[i].node.children].sort(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0))) {
      queue.push({ node, label: symbol.charCodeAt(0) });
    }
  }

  if (queue.length > 0xffff) {
    throw new Error('The trie does not fit into 16 bits.');
  }

  firstChild.push(queue.length);
  return {
    labels: Uint16Array.from(queue, q => q.label),
    firstChild: Uint16Array.from(firstChild),
    piece: Uint16Array.from(queue, q => q.node.piece),
  };
}

// The sines and cosines are stored, because the mathematics library of a platform may round the last bit in its own way.
function timing(frequencies) {
  const table = new Float32Array(128 * 256);
  for (let p = 0; p < 128; p++) {
    for (let k = 0; k < 128; k++) {
      const angle = Math.fround(p * frequencies[k]);
      table[p * 256 + k] = Math.sin(angle);
      table[p * 256 + 128 + k] = Math.cos(angle);
    }
  }

  return table;
}

// The model doubles what it looks up, which goes into the scale.
function embeddings(weights, rows) {
  const values = new Int8Array(rows * 256);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const source = weights.subarray(row * 256, (row + 1) * 256);
    const scale = bestScale(source);
    values.set(Array.from(source, w => rounded(w, scale)), row * 256);
    scales[row] = 2 * scale;
  }

  return [values, scales];
}

// One scale a column. Packed as [columns / 16][inner / 4][16 columns][4 inner]: 64 bytes are one step of the kernels.
function linear(inner, columns, weights, bias, factor = () => 1) {
  const { values, scales, sums } = quantise(inner, columns, weights);
  const packed = new Int8Array(inner * columns);
  let at = 0;
  for (let block = 0; block < columns; block += 16) {
    for (let k = 0; k < inner; k += 4) {
      for (let n = block; n < block + 16; n++) {
        for (let j = k; j < k + 4; j++) {
          packed[at++] = values[j * columns + n];
        }
      }
    }
  }

  return [packed, scales.map((s, n) => s * factor(n)), Float32Array.from(bias, (b, n) => b * factor(n)), sums];
}

// The last layer sees one row a sentence, so it stays in the order [inner][columns] and is not worth rounding the activations for.
function plain(inner, columns, weights, bias) {
  const { values, scales } = quantise(inner, columns, weights);
  return [values, scales, Float32Array.from(bias)];
}

function quantise(inner, columns, weights) {
  if (weights.length !== inner * columns) {
    throw new Error('A tensor has another shape than expected.');
  }

  const values = new Int8Array(inner * columns);
  const scales = new Float32Array(columns);
  const sums = new Int32Array(columns);
  const column = new Float32Array(inner);
  for (let n = 0; n < columns; n++) {
    for (let k = 0; k < inner; k++) {
      column[k] = weights[k * columns + n];
    }

    const scale = bestScale(column);
    scales[n] = scale;
    for (let k = 0; k < inner; k++) {
      const value = rounded(column[k], scale);
      values[k * columns + n] = value;
      sums[n] += value;
    }
  }

  return { values, scales, sums };
}

const rounded = (weight, scale) => Math.max(-127, Math.min(127, Math.round(weight / scale)));

// The scale with the least squared error: cutting off the largest weight a little often costs less than the coarser steps it forces on all.
function bestScale(weights) {
  const largest = weights.reduce((m, w) => Math.max(m, Math.abs(w)), 0);
  if (largest === 0) {
    return 1;
  }

  let best = 0;
  let least = Infinity;
  for (let step = 0; step <= 20; step++) {
    const scale = Math.fround((largest * (1 - 0.015 * step)) / 127);
    let error = 0;
    for (const weight of weights) {
      const lost = weight - rounded(weight, scale) * scale;
      error += lost * lost;
    }

    if (error < least) {
      least = error;
      best = scale;
    }
  }

  return best;
}
