// Prints the token ids that the original tokenizer gives to the sentences of a file, as JSON.
// It is a program of its own, because the package brings its own copy of TensorFlow.js, and two copies in one process share their kernels.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { readModel } from './model.mjs';

const { EmbeddingsModel } = createRequire(import.meta.url)('@energetic-ai/embeddings');
const tokenizer = new EmbeddingsModel({ vocabulary: readModel().vocabulary, model: null }).tokenizer;
const sentences = fs.readFileSync(process.argv[2], 'utf8').trimEnd().split('\n').map(line => JSON.parse(line));
fs.writeFileSync(process.argv[3], JSON.stringify(sentences.map(s => tokenizer.encode(s))));
