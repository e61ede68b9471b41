// Writes what the original model makes of the sentences, run by TensorFlow.js.
import path from 'node:path';
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

const require = createRequire(import.meta.url);

const EVERY = 5; // every fifth sentence has a vector

export async function vectorFile({ graph, specs, buffer }, ids) {
  const chosen = ids.map((list, i) => [i, list]).filter(([i, list]) => i % EVERY === 1 && list.length > 0);
  setWasmPaths(`${path.join(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist')}/`);
  const onWasm = await run('wasm', graph.modelTopology, specs, buffer, chosen);
  // The plain JavaScript back-end is forty times slower and says the same; a few sentences prove it.
  const few = chosen.filter((_, i) => i % 100 === 0);
  const plain = await run('cpu', graph.modelTopology, specs, buffer, few);
  let apart = 0;
  plain.forEach((vector, i) => vector.forEach((v, k) => { apart = Math.max(apart, Math.abs(v - onWasm[i * 100][k])); }));
  if (!(apart < 1e-5)) {
    throw new Error(`The two back-ends of TensorFlow.js differ by ${apart}.`);
  }

  // Eight bits a number and one scale a vector: off the original by a cosine of about 2e-5, which is little beside what is tested.
  const file = Buffer.alloc(8 + chosen.length * (8 + 512));
  file.writeInt32LE(chosen.length, 0);
  file.writeInt32LE(512, 4);
  let at = 8;
  let worst = 1;
  onWasm.forEach((vector, i) => {
    const scale = Math.fround(vector.reduce((m, v) => Math.max(m, Math.abs(v)), 0) / 127);
    at = file.writeInt32LE(chosen[i][0], at);
    at = file.writeFloatLE(scale, at);
    let dot = 0;
    let square = 0;
    let length = 0;
    for (const v of vector) {
      const q = Math.round(v / scale);
      at = file.writeInt8(q, at);
      dot += v * q;
      square += q * q;
      length += v * v;
    }

    worst = Math.min(worst, dot / Math.sqrt(square * length));
  });
  return { file, count: chosen.length, apart, worst };
}

async function run(backend, modelTopology, weightSpecs, weightData, sentences) {
  await tf.setBackend(backend);
  await tf.ready();
  const model = await loadGraphModel({ load: async () => ({ modelTopology, weightSpecs, weightData }) });
  const vectors = [];
  for (const [, ids] of sentences) {
    const indices = tf.tensor2d(ids.map((_, i) => [0, i]), [ids.length, 2], 'int32');
    const values = tf.tensor1d(ids, 'int32');
    const output = await model.executeAsync({ indices, values });
    vectors.push(await output.data());
    tf.dispose([indices, values, output]);
  }

  model.dispose();
  return vectors;
}
