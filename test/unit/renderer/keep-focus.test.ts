// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFocus } from '../../../renderer/app/shell/keep-focus';
import { goTo } from '../../../renderer/model/navigation';

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  // Nothing is laid out here: what is not hidden has a place on the screen.
  vi.spyOn(HTMLElement.prototype, 'getClientRects').mockImplementation(function (this: HTMLElement) {
    return (this.closest('[hidden]') === null ? [{}] : []) as unknown as DOMRectList;
  });
  goTo('rows');
  document.body.innerHTML = `
    <main>
      <h1>Строки</h1>
      <section id="card"><button id="a"></button><div id="inner"><button id="b"></button></div><button id="c"></button></section>
      <button id="far"></button>
    </main>`;
  stop = keepFocus();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const by = (id: string): HTMLElement => document.getElementById(id)!;
const focused = (): string => {
  const { id = '', localName = '' } = document.activeElement ?? {};
  return id === '' ? localName : id;
};
/** Until a browser would have told of the changes, and what has the focus has settled. */
const settle = () => vi.advanceTimersByTimeAsync(100);
/** A browser takes the focus a moment later. Here a disabled control cannot lose it. */
const disable = async (id: string) => {
  by(id).setAttribute('disabled', '');
  await vi.advanceTimersByTimeAsync(0);
  by(id).removeAttribute('disabled');
  by(id).blur();
  by(id).setAttribute('disabled', '');
};

it('goes to the nearest control when the focused one is gone', async () => {
  by('b').focus();
  by('b').remove();
  await settle();
  expect(focused()).toBe('a');
});

it('passes over what Tab does not reach', async () => {
  by('a').hidden = true;
  by('c').setAttribute('tabindex', '-1');
  by('card').insertAdjacentHTML(
    'beforeend',
    '<span aria-hidden="true"><button></button></span><a href="#" id="link"></a>',
  );
  by('b').focus();
  by('inner').remove();
  await settle();
  expect(focused()).toBe('link');
});

it('goes to the heading when the screen has changed, or nothing is left of it', async () => {
  by('b').focus();
  goTo('history');
  by('b').remove();
  await settle();
  expect(focused()).toBe('h1');

  goTo('rows');
  by('far').focus();
  document.querySelector('main')!.innerHTML = '<h1>Пусто</h1>';
  await settle();
  expect(focused()).toBe('h1');
});

it('stays away where the person has left the control, or another one has the focus', async () => {
  by('b').focus();
  by('b').blur();
  by('far').remove();
  await settle();
  expect(focused()).toBe('body');

  by('b').focus();
  by('b').remove();
  by('c').focus();
  await settle();
  expect(focused()).toBe('c');
});

it('comes back to a control that was disabled until its action was done', async () => {
  by('b').focus();
  by('b').setAttribute('data-loading', 'true');
  await disable('b');
  await settle();
  expect(focused()).toBe('body');
  by('b').removeAttribute('data-loading');
  by('b').removeAttribute('disabled');
  await settle();
  expect(focused()).toBe('b');
});

it('returns to where a dialog was opened', async () => {
  by('b').focus();
  document.body.insertAdjacentHTML('beforeend', '<div role="dialog" id="dialog"><button id="ok"></button></div>');
  by('ok').focus();
  by('dialog').remove();
  await settle();
  expect(focused()).toBe('b');
});

it('goes to what is near where a dialog was opened if that is gone', async () => {
  by('b').focus();
  document.body.insertAdjacentHTML('beforeend', '<div role="dialog" id="dialog"><button id="ok"></button></div>');
  by('ok').focus();
  by('inner').remove();
  by('dialog').remove();
  await settle();
  expect(focused()).toBe('a');
});

it('does nothing any more when it is stopped', async () => {
  by('b').focus();
  by('b').remove();
  await vi.advanceTimersByTimeAsync(0);
  stop();
  await settle();
  expect(focused()).toBe('body');
});
