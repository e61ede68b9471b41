// Measures other people's packages on the texts that the benchmark hands over. One request a line on standard input, one answer a line on standard
// output, both JSON, so that the two processes take turns and neither measures while the other one does.
//
//   { "peer": "sentiment", "text": "…", "milliseconds": 300 }  ->  { "batches": [ns, …], "calls": [ns, …] }
//   { }                                                                             ->  { "node": "v20…", "peers": [{ name, version, what, error }] }
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

// Standard output carries the answers and nothing else.
console.log = console.info = console.debug = console.error;

const BATCH_NS = 200_000;

// The share of a round that is not measured.
const AGAIN = 0.1;
let sink = 0;

// Each peer is loaded on its own, so that one that cannot be loaded does not take the others with it.
const definitions = {
  sentiment: {
    package: 'sentiment',
    what: 'AFINN, one number',
    async load() {
      const { default: Sentiment } = await import('sentiment');
      const sentiment = new Sentiment();
      return text => sentiment.analyze(text).score;
    },
  },
  vader: {
    package: 'vader-sentiment',
    what: 'VADER, four numbers',
    async load() {
      const { default: vader } = await import('vader-sentiment');
      return text => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound;
    },
  },
  guardrails: {
    package: '@openai/guardrails',
    what: 'five local checks',
    async load() {
      const { PIIConfig, instantiateGuardrails } = await import('@openai/guardrails');
      const checks = await instantiateGuardrails({
        version: 1,
        guardrails: [
          { name: 'Keyword Filter', config: { keywords: ['worthless', 'stupid', 'calm down', 'get over it'] } },
          { name: 'Competitors', config: { keywords: ['Contoso', 'Fabrikam'] } },
          { name: 'URL Filter', config: { url_allow_list: ['example.org'] } },
          { name: 'Contains PII', config: PIIConfig.parse({ block: true }) },
          { name: 'Secret Keys', config: { threshold: 'balanced' } },
        ],
      });

      // Configured once and run side by side, as its own runtime does with them.
      return async text => (await Promise.all(checks.map(check => check.run({}, text)))).filter(result => result.tripwireTriggered).length;
    },
  },
};

const loaded = {};

async function describe() {
  const peers = [];
  for (const [name, definition] of Object.entries(definitions)) {
    const peer = { name, package: definition.package, what: definition.what, version: null, error: null };
    try {
      peer.version = JSON.parse(readFileSync(new URL(`./node_modules/${definition.package}/package.json`, import.meta.url), 'utf8')).version;
      loaded[name] = await definition.load();
      await loaded[name]('You are not alone.');
    } catch (error) {
      delete loaded[name];
      peer.error = String(error?.message ?? error).split('\n')[0];
    }

    peers.push(peer);
  }

  return { node: process.version, peers };
}

// A call that answers at once is not awaited: waiting would be charged to it.
async function repeat(run, text, times) {
  for (let i = 0; i < times; i++) {
    const result = run(text);
    sink += typeof result === 'number' ? result : await result;
  }
}

const now = () => Number(process.hrtime.bigint());

async function measure({ peer, text, milliseconds }) {
  const run = loaded[peer];
  if (!run) {
    throw new Error(`no peer '${peer}'`);
  }

  // The first part warms up again and says how many calls make a batch.
  let started = now();
  let count = 0;
  do {
    await repeat(run, text, 1);
    count++;
  } while (now() - started < milliseconds * 1e6 * AGAIN);
  const size = Math.max(1, Math.floor(BATCH_NS / ((now() - started) / count)));

  // Single calls in turn with batches, for as long, so that both see the same machine.
  const batches = [];
  const calls = [];
  const end = now() + milliseconds * 1e6 * (1 - AGAIN);
  let at;
  do {
    let begin = now();
    await repeat(run, text, size);
    at = now();
    const took = at - begin;
    batches.push(took / size);
    const singlesEnd = at + took;
    while (at < singlesEnd) {
      begin = at;
      await repeat(run, text, 1);
      at = now();
      calls.push(at - begin);
    }
  } while (at < end);
  return { batches, calls };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const request = JSON.parse(line);
    answer = request.peer ? await measure(request) : await describe();
  } catch (error) {
    answer = { error: String(error?.message ?? error).split('\n')[0] };
  }

  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
