import { below, pick, type Random } from '../bench/data/random';

/** Values that are unexpected in a workbook's attributes and texts, or expected only elsewhere. */
const VALUES = [
  '',
  '0',
  '-1',
  '1',
  '999999999999',
  '4294967295',
  '1e308',
  'NaN',
  '0.1',
  '1048576',
  '1048577',
  'A1',
  'B3',
  'XFD1048576',
  'ZZZZ9',
  'A0',
  'A1:XFD1048576',
  's',
  'n',
  'b',
  'd',
  'e',
  'str',
  'inlineStr',
  'true',
  'hidden',
  'yyyy-mm-dd',
  '[h]:mm',
  '00000',
  '&#0;',
  '&amp;lt;',
  '&nosuch;',
  '&#x10FFFF;',
  '&#xD800;',
  '_x000D_',
  '../../xl/workbook.xml',
  '/xl/worksheets/sheet1.xml',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet',
] as const;

/** Pieces of markup, whole and broken. */
const MARKUP = [
  '<c>',
  '<c r="C2" t="s"><v>0</v></c>',
  '<c r="A1" t="inlineStr"><is><t>x</t></is></c>',
  '<c r="D2"><f>1+1</f></c>',
  '<row>',
  '<row r="1048576"/>',
  '</row>',
  '</sheetData>',
  '<sheetData>',
  '<v>',
  '</si>',
  '<si/>',
  '<r><t>run</t></r>',
  '<rPh sb="0" eb="1"><t>ph</t></rPh>',
  '<mergeCell ref="A1:C3"/>',
  '<![CDATA[ <v> ]]>',
  '<![CDATA[',
  ']]>',
  '<!-- <c r="A1"> -->',
  '<!--',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<?',
  '<',
  '>',
  '"',
  '/>',
  '<a>'.repeat(2_000),
] as const;

/** Changes markup in critical places: tags, attributes and texts disappear, repeat, swap places or change their meaning. */
export function mutateXml(random: Random, xml: Buffer): Buffer {
  // One letter per byte, so that bytes that are no longer UTF-8 stay as they are.
  let text = xml.toString('latin1');
  for (let left = 1 + below(random, 3); left > 0; left -= 1) text = mutateOnce(random, text);
  return Buffer.from(text, 'latin1');
}

function mutateOnce(random: Random, text: string): string {
  const from = below(random, text.length + 1);
  switch (below(random, 6)) {
    case 0:
      return replaced(text, text.indexOf('="', from), '="', '"', pick(random, VALUES));
    case 1:
      return replaced(text, text.indexOf('>', from), '>', '<', pick(random, VALUES));
    case 2: {
      const tag = tagAt(text, from);
      return text.slice(0, tag.start) + text.slice(tag.end);
    }
    case 3: {
      const tag = tagAt(text, from);
      return text.slice(0, tag.end) + text.slice(tag.start);
    }
    case 4: {
      const tag = tagAt(text, from);
      const target = tagAt(text, below(random, text.length + 1)).start;
      return text.slice(0, target) + text.slice(tag.start, tag.end) + text.slice(target);
    }
    default: {
      const at = random() < 0.7 ? tagAt(text, from).start : from;
      return text.slice(0, at) + pick(random, MARKUP) + text.slice(at);
    }
  }
}

/** Puts a value between the next two marks after `at`. */
function replaced(text: string, at: number, open: string, close: string, value: string): string {
  if (at === -1) return text;
  const end = text.indexOf(close, at + open.length);
  return end === -1 ? text : text.slice(0, at + open.length) + value + text.slice(end);
}

function tagAt(text: string, from: number): { start: number; end: number } {
  const start = text.indexOf('<', from);
  if (start === -1) return { start: text.length, end: text.length };
  const close = text.indexOf('>', start);
  return { start, end: close === -1 ? text.length : close + 1 };
}
