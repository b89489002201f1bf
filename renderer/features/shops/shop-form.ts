import { checkBaseUrl, type BaseUrlProblem } from '../../../shared/shop/base-url';
import {
  BASE_URL_PRESETS,
  DEFAULT_PACE,
  DEFAULT_TIME_ZONE,
  type Shop,
  type ShopDraft,
} from '../../../shared/shop/shop';

/** What the dialog's fields hold. The token starts empty always: the one that is kept is never shown. */
export interface ShopForm extends ShopDraft {
  token: string;
}

export function formOf(shop: Shop | null): ShopForm {
  if (shop === null) {
    return {
      name: '',
      baseUrl: BASE_URL_PRESETS[0],
      auth: 'auto',
      timeZone: DEFAULT_TIME_ZONE,
      pace: DEFAULT_PACE,
      token: '',
    };
  }
  const { name, baseUrl, auth, timeZone, pace } = shop;
  return { name, baseUrl, auth, timeZone, pace, token: '' };
}

export interface FormProblems {
  name: 'empty' | null;
  baseUrl: BaseUrlProblem | null;
}

/** What main would refuse, found while typing. The practice shop's own name and address are not the person's to err in. */
export function findFormProblems(form: ShopForm, practice: boolean): FormProblems {
  if (practice) return { name: null, baseUrl: null };
  const address = checkBaseUrl(form.baseUrl);
  return { name: form.name.trim() === '' ? 'empty' : null, baseUrl: address.ok ? null : address.problem };
}

export function isSendable(problems: FormProblems): boolean {
  return problems.name === null && problems.baseUrl === null;
}

/** The part that is saved; an empty token field leaves the kept one as it is. */
export function saveInput(
  id: string | null,
  { token, ...draft }: ShopForm,
): { id: string | null; draft: ShopDraft; token: string | null } {
  return { id, draft: { ...draft, name: draft.name.trim() }, token: token.trim() === '' ? null : token.trim() };
}
