// Makes the two resources of EmpathyGuard.Semantic and the reference of its tests. Run it through make.sh.
// With --draw the sentences of the reference are drawn anew; without it the committed ones are used.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readModel } from './model.mjs';
import { writeResource } from './resource.mjs';
import { UNICODE, writeForms } from './forms.mjs';
import { drawSentences } from './sentences.mjs';
import { vectorFile } from './reference.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../../..');
const fixtures = path.join(root, 'tests/EmpathyGuard.Semantic.Tests/Fidelity');

function write(file, content) {
  const bytes = Buffer.from(content);
  const old = fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
  console.log(`${path.relative(root, file)}: ${bytes.length} bytes, ${old === undefined ? 'new' : old.equals(bytes) ? 'as before' : 'CHANGED'}`);
}

// FNV-1a over the ids, low byte first.
function fnv(ids) {
  let hash = 0x811c9dc5;
  for (const id of ids) {
    hash = Math.imul(hash ^ (id & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (id >> 8), 0x01000193);
  }

  return (hash >>> 0).toString(16).padStart(8, '0');
}

const model = readModel();
write(path.resolve(here, '../encoder.bin'), writeResource(model));
const forms = writeForms(model.vocabulary);
if (forms === undefined) {
  console.log(`forms.txt is left as it is: it needs a Node.js with Unicode ${UNICODE}, and this one has ${process.versions.unicode}.`);
} else {
  write(path.resolve(here, '../Tokens/forms.txt'), forms);
}

const sentenceFile = path.join(fixtures, 'sentences.jsonl');
if (process.argv.includes('--draw') || !fs.existsSync(sentenceFile)) {
  write(sentenceFile, `${drawSentences(path.join(root, 'tests/EmpathyPairs/open')).map(s => JSON.stringify(s)).join('\n')}\n`);
}

const idsFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'encoder-')), 'ids.json');
execFileSync(process.execPath, [path.join(here, 'tokens.mjs'), sentenceFile, idsFile], { stdio: ['ignore', 'ignore', 'inherit'] });
const ids = JSON.parse(fs.readFileSync(idsFile, 'utf8'));
fs.rmSync(path.dirname(idsFile), { recursive: true });
// A line for each sentence: how many tokens, a hash of them, and for some sentences the ids themselves, for whoever has to find a difference.
const WRITTEN_OUT = 12;
write(path.join(fixtures, 'tokens.txt'), `${ids.map((list, i) => [list.length, fnv(list), ...(i % WRITTEN_OUT === 0 ? list : [])].join(' ')).join('\n')}\n`);
const { file, count, apart, worst } = await vectorFile(model, ids);
write(path.join(fixtures, 'vectors.bin'), file);
console.log(`${count} vectors by TensorFlow.js; its two back-ends differ by at most ${apart.toExponential(1)}; the file is off by a cosine of at most ${(1 - worst).toExponential(1)}`);
