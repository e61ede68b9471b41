// Draws the 5,000 sentences of the reference: half from the open half of tests/EmpathyPairs, the rest from the lists here, ordinary and hostile.
import fs from 'node:fs';
import path from 'node:path';

const COUNT = 5000;

export function drawSentences(pairsFolder) {
  const random = generator(20240611);
  const pick = list => list[Math.floor(random() * list.length)];
  const drawn = new Set(FIXED);
  const texts = benchmarkTexts(pairsFolder);
  while (drawn.size < COUNT / 2) {
    const parts = pick(texts).split(/(?<=[.!?\n])\s+/u);
    const from = Math.floor(random() * parts.length);
    drawn.add(parts.slice(from, from + 1 + Math.floor(random() * random() * 12)).join(' '));
  }

  while (drawn.size < COUNT) {
    const kind = random();
    let text = pick(TEMPLATES).replace(/\{(\w+)\}/g, (_, list) => pick(WORDS[list]));
    if (kind > 0.96) {
      text = Array.from({ length: 1 + Math.floor(random() * 60) }, () => character(random, pick)).join('');
    } else if (kind > 0.4) {
      for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
        text = pick(CHANGES)(text, random, pick);
      }
    }

    drawn.add(text);
  }

  // JSON can write a lone surrogate only as an escape, which JSON.stringify does.
  return [...drawn];
}

function benchmarkTexts(folder) {
  const texts = [];
  for (const file of fs.readdirSync(folder).sort()) {
    for (const line of fs.readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      const item = JSON.parse(line);
      texts.push(...item.messages.map(m => m.content), ...[item.good, item.reply, item.clean, item.fault].filter(Boolean), ...(item.bad ?? []).map(b => b.text));
    }
  }

  return texts;
}

// Mulberry32: small, and the same on every machine.
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function character(random, pick) {
  const range = pick([[0x20, 0x7e], [0xa0, 0x17f], [0x300, 0x345], [0x370, 0x3ff], [0x600, 0x6ff], [0x900, 0x97f], [0x1e00, 0x1fff], [0x2000, 0x218f],
    [0x2190, 0x25ff], [0x3000, 0x33ff], [0xac00, 0xd7a3], [0xd800, 0xdfff], [0xf900, 0xffef], [0x1d400, 0x1d7ff], [0x1f100, 0x1f6ff]]);
  const point = range[0] + Math.floor(random() * (range[1] - range[0] + 1));
  return point < 0x10000 ? String.fromCharCode(point) : String.fromCodePoint(point);
}

const at = (text, random, insert) => {
  const symbols = Array.from(text);
  symbols.splice(Math.floor(random() * (symbols.length + 1)), 0, insert);
  return symbols.join('');
};

const CHANGES = [
  (t, r, p) => at(t, r, p(['😀', '😭😭', '❤️', '👩‍👩‍👧', '🇬🇧', '🤷🏽‍♀️', '☹', '★', '♥', '…', '—', '™', '№', '½', '②', '㎏', 'ﷺ', 'ﬁ', 'ǆ', '\u200b', '\u00ad', '\ufeff', '\t', '\n', '\u00a0', '\u3000', '\u2028'])),
  (t, r, p) => at(t, r, p([':', ' :)', ' :(', ' :-)', '://', '):', ':30', ':00', ' 12:30 ', ' 3:00pm', '::', ' : ', ':D', ':/', 'http://a.b/c?d=e#f'])),
  (t, r, p) => at(t, r, p(['漢字', 'こんにちは', '안녕', 'привет', 'ёж', 'θαλασσα', 'مرحبا', 'नमस्ते', 'ಠ_ಠ', '█▄▀', '→', '∫', 'ﻻ', 'ｱ', 'ａｂｃ', '𝐛𝐨𝐥𝐝', '\ud83d', '\udc00'])),
  (t, r, p) => at(t, r, p([' 12', ' 3.14', ' 1,000', ' £20', ' $5', ' 50%', ' 2024-06-11', ' 07700 900123', ' #1', ' @you', ' x2', ' 24/7', '²', '⁵', '°C'])),
  (t, r, p) => at(t, r, p(['!!!', '???', '...', '?!', '--', "''", '""', '()', '[x]', '{y}', '<z>', '|', '\\', '^', '~', '`', '_', '**', '&amp;'])),
  t => t.normalize('NFD'),
  t => t.toUpperCase(),
  t => t.toLowerCase(),
  t => t.replace(/ /g, '  '),
  t => t.replace(/ /g, ''),
  t => ` ${t} `,
  (t, r) => t.slice(0, Math.floor(r() * t.length)),
  (t, r) => t.replace(/[a-z]/g, c => (r() < 0.08 ? String.fromCharCode(97 + Math.floor(r() * 26)) : c)),
  (t, r) => t.replace(/[a-z]/g, c => (r() < 0.3 ? String.fromCharCode(0xff41 + c.charCodeAt(0) - 97) : c)),
  (t, r, p) => t.replace(/[aeioun]/g, c => (r() < 0.2 ? c + p(['\u0301', '\u0308', '\u0303', '\u0304', '\u0323', '\u0301\u0323', '\u0323\u0301', '\u0346\u0301', '\u0327\u0308']) : c)),
  (t, r, p) => t.replace(/[aeiou]/g, c => (r() < 0.2 ? p(['á', 'à', 'â', 'ä', 'é', 'è', 'ê', 'ë', 'í', 'ï', 'ó', 'ö', 'ú', 'ü', 'å', 'ø', 'æ', 'ā', 'ō', 'ı']) : c)),
];

const LONG = 'she said that the train was late and that nobody at the station would tell her why, so she waited, and waited, and then it was dark. ';

const FIXED = ['', ' ', '  ', '   \t\n ', '\u3000', '.', '!', '?', 'a', 'I', 'the', ':', ' :', '://', ':30', ' :30', ':00', '12:00', '9:30am', ':)', ' :)', ' :-)', ':(', '):', '::::',
  '\u2581', '\u2581\u2581the', '\u0301', '\u0301a', 'e\u0301', 'e\u0323\u0301', 'e\u0301\u0323', 'e\u0346\u0301', '\ud800', '\udc00', 'a\ud800b', '\udc00\ud800', '😀', '😀😀', '😀 😀', 'a😀b',
  '漢字', '漢a字', '\u0000', '\u0000a', 'a\u0000', '\ufffd', '<s>', '</s>', 'extra_token_id_1', 'ﬃ', 'ﷺ', '①②③', '㍿', 'Å', 'Å', 'ſ', 'İ', 'ß', 'ẞ', '≠', '=\u0338', 'र\u093c', 'ऱ', 'آ', 'ا\u0653',
  '가', '\u1100\u1161', '\u1100\u1161\u11a8', 'constructor', '__proto__', 'x'.repeat(400), '漢'.repeat(300), 'ab '.repeat(200), '! '.repeat(150), 'antidisestablishmentarianism',
  'Pneumonoultramicroscopicsilicovolcanoconiosis', 'qzxjkvwq', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', LONG.repeat(2), LONG.repeat(5), LONG.repeat(12)];

const TEMPLATES = [
  '{who} {did} {when}.', 'I feel {feeling} because {who} {did}.', '{open} {who} {did} {when}, and {so}.', 'Why {verb} {thing}?', 'My {thing} {state}, {so}.', 'I am {feeling} about {thing} {when}',
  '{open} {so}', 'Please {ask}.', 'Could you {ask}, {polite}?', "It's {state} and I'm {feeling}", '{polite}, {ask} {when}.', '{who} says {thing} {state}!', "{who}'s {thing} {state}; {so}.",
  'You lost {thing} {when}.', 'That sounds {feeling}. What happened after {who} {did}?', 'There are {n} {thing}s, of which {n} {state}', 'At {n}:{n} {who} {did}', '{thing} ({n}%): {state}',
];

const WORDS = {
  who: ['my mother', 'the doctor', 'my boss', 'Our landlord', 'he', 'she', 'nobody', 'the bank', 'Dr. Okafor', 'my ex-husband', 'the twins', 'Maï', 'O’Brien', 'everyone in the office'],
  did: ['died', 'left', 'called again', 'shouted at me', 'never came back', 'refused the claim', "didn't answer", 'sold the house', 'laughed', 'signed the papers', 'apologised', 'forgot my birthday'],
  when: ['on Tuesday', 'three days ago', 'last night', 'in 1998', 'yesterday', 'right after the funeral', 'this morning at 6', 'every single day', 'before Christmas', 'soon'],
  feeling: ['sad', 'furious', 'ashamed', 'relieved', 'numb', 'over the moon', 'a bit lost', 'heartbroken', 'anxious', 'so tired', 'proud', 'jealous', 'okay-ish'],
  thing: ['dog', 'visa', 'father', 'job', 'pension', 'invoice', 'exam', 'kitchen', 'passport', 'café', 'résumé', 'knee', 'Wi-Fi', 'landlord', 'wedding', 'biopsy'],
  state: ['is gone', 'has been broken since March', 'was fine', 'does not work', 'is due tomorrow', 'came back positive', 'burned down', 'costs too much', 'got better'],
  so: ["I can't sleep", 'I do not know what to do', "we'll manage", 'now everything hurts', 'nothing matters', 'I keep crying in the car', 'I had to laugh', 'thank you for listening', 'what now'],
  open: ['Well,', 'Honestly', 'hey', 'So', 'Listen -', 'OK.', 'I’m sorry, but', 'um…', 'To be fair,', 'FYI:'],
  verb: ['does it need', 'did they cancel', 'would anyone want', 'must I pay for', 'have you hidden'],
  ask: ['tell me more', 'send the form', 'explain the second step', 'call a doctor', 'stop', 'check the reference number', 'sit with me for a while', 'write a letter to the council'],
  polite: ['please', 'if you can', 'when you have time', 'kindly', 'sir'],
  n: ['1', '2', '07', '15', '30', '00', '45', '128', '1,024', '3.5', '1000000'],
};
