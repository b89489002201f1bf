// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { holdKeys } from '../../../renderer/app/commands/held-keys';

/** What the field of the page, which has the keyboard at first, and the opened element heard. */
let heard: string[];

beforeEach(() => {
  heard = [];
  document.body.innerHTML = '<button id="page"></button><button id="opened"></button>';
  for (const id of ['page', 'opened'])
    by(id).addEventListener('keydown', ({ key, ctrlKey }) => heard.push(`${id}: ${ctrlKey ? 'Ctrl+' : ''}${key}`));
});

const by = (id: string): HTMLElement => document.getElementById(id)!;
/** Whether the browser does what the key does by itself. */
const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  by('page').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
const turn = () => new Promise(setImmediate);

it('keys are kept from the page, and go to what was opened in their order', async () => {
  press('a');
  const held = holdKeys();
  expect([press('b'), press('c', { ctrlKey: true }), press('Enter')]).toEqual([false, false, false]);
  expect(heard).toEqual(['page: a']);
  held.giveTo(by('opened'));
  await turn();
  expect(heard).toEqual(['page: a', 'opened: b', 'opened: Ctrl+c', 'opened: Enter']);
  press('d');
  expect(heard.at(-1)).toBe('page: d');
});

it('a key that comes while they are given waits for its turn', async () => {
  const held = holdKeys();
  press('a');
  by('opened').addEventListener('keydown', ({ key }) => {
    if (key === 'a') queueMicrotask(() => press('b'));
  });
  held.giveTo(by('opened'));
  await turn();
  expect(heard).toEqual(['opened: a', 'opened: b']);
});

it('the rest are lost when what was opened closes, as by Escape', async () => {
  const held = holdKeys();
  ['a', 'Escape', 'Delete'].forEach((key) => press(key));
  by('opened').addEventListener('keydown', ({ key, currentTarget }) => {
    if (key === 'Escape') (currentTarget as HTMLElement).remove();
  });
  held.giveTo(by('opened'));
  await turn();
  expect(heard).toEqual(['opened: a', 'opened: Escape']);
  press('b');
  expect(heard.at(-1)).toBe('page: b');
});

it('dropped keys are lost, and what is being composed is never held', () => {
  const held = holdKeys();
  press('a');
  expect(press('п', { isComposing: true })).toBe(true);
  held.drop();
  press('b');
  expect(heard).toEqual(['page: п', 'page: b']);
});
