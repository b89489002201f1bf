import { checkBaseUrl, type BaseUrlProblem } from '../../../shared/shop/base-url';
import { checkPace } from '../../../shared/shop/pace';
import {
  BASE_URL_LETTERS,
  BASE_URL_PRESETS,
  DEFAULT_PACE,
  DEFAULT_TIME_ZONE,
  SHOP_NAME_LETTERS,
} from '../../../shared/shop/shop-limits';
import type { Shop, ShopDraft } from '../../../shared/shop/shop';
import { isTokenShaped, tokenIn } from '../../../shared/shop/token';
import { draftOf } from '../../model/shops';

/** The values of the dialog's fields. The token is always empty at first: the stored one is never shown. */
export interface ShopForm extends Omit<ShopDraft, 'pace'> {
  /** Null while the field is empty. */
  pace: number | null;
  token: string;
}

/** @param freeHue the colour of a new shop, until another one is chosen */
export function formOf(shop: Shop | null, freeHue: number | null = null): ShopForm {
  if (shop === null) {
    return {
      name: '',
      baseUrl: BASE_URL_PRESETS[0],
      auth: 'auto',
      timeZone: DEFAULT_TIME_ZONE,
      pace: DEFAULT_PACE,
      isLive: false,
      hue: freeHue,
      note: '',
      token: '',
    };
  }
  return { ...draftOf(shop), token: '' };
}

export interface FormProblems {
  name: 'empty' | 'too-long' | null;
  baseUrl: BaseUrlProblem | null;
  pace: 'pace-unlimited' | null;
  token: 'token-invalid' | null;
}

/** Errors that main would refuse, found while typing. The practice shop's name and address are fixed, so they have none. */
export function findFormProblems(form: ShopForm, practice: boolean): FormProblems {
  if (practice) return { name: null, baseUrl: null, pace: null, token: null };
  const name = form.name.trim();
  const token = tokenIn(form.token);
  const address = checkBaseUrl(form.baseUrl);
  const pace = checkPace(form.pace, form.baseUrl);
  return {
    name: name === '' ? 'empty' : name.length > SHOP_NAME_LETTERS ? 'too-long' : null,
    baseUrl: !address.ok ? address.problem : form.baseUrl.length > BASE_URL_LETTERS ? 'not-a-url' : null,
    pace: pace.ok ? null : pace.problem,
    token: token === '' || isTokenShaped(token) ? null : 'token-invalid',
  };
}

export function isSendable(problems: FormProblems): boolean {
  return Object.values(problems).every((problem) => problem === null);
}

/** The values to save. An empty token field leaves the stored token unchanged. */
export function saveInput(
  id: string | null,
  { token, pace, ...draft }: ShopForm,
): { id: string | null; draft: ShopDraft; token: string | null } {
  return {
    id,
    draft: { ...draft, name: draft.name.trim(), pace: pace ?? DEFAULT_PACE },
    token: tokenIn(token) || null,
  };
}

/** The field that a refusal's code is about; null if it is about none. */
export function refusedField(code: string): 'name' | 'baseUrl' | 'pace' | 'timeZone' | 'token' | null {
  switch (code) {
    case 'shop-name-taken':
      return 'name';
    case 'base-url-invalid':
      return 'baseUrl';
    case 'pace-unlimited':
      return 'pace';
    case 'time-zone-invalid':
      return 'timeZone';
    case 'token-invalid':
      return 'token';
    default:
      return null;
  }
}
