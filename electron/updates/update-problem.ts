import type { UpdateProblem } from '../../shared/updates/updates';
import { ProxyError } from '../network/proxy-error';

/** By the error's code. What has none of these is something that the feed should not have said. */
const BY_CODE: readonly [RegExp, UpdateProblem][] = [
  [/CERT|SELF_SIGNED|^UNABLE_TO|^ERR_(TLS|SSL)|^EPROTO$/, 'certificate'],
  [/^ERR_CHECKSUM_MISMATCH$/, 'damaged'],
  [/^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EIO|EMFILE)$/, 'disk'],
  [/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE)/, 'unreachable'],
];
/** electron-updater's own errors without a code. */
const BY_MESSAGE = /timed out|aborted|socket hang up/;

/** Long enough for an address with a status. */
const DETAIL_LETTERS = 200;

/** What a failure of electron-updater means for the person. `detail` is for «Подробнее»: it names no folder, which is all of a path that may. */
export function updateProblem(error: unknown): { problem: UpdateProblem; detail: string } {
  if (error instanceof ProxyError) return { problem: 'proxy', detail: error.message };
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const said = typeof message === 'string' ? (message.split('\n')[0] ?? '').slice(0, DETAIL_LETTERS) : '';
  if (typeof code === 'string') {
    const known = BY_CODE.find(([pattern]) => pattern.test(code));
    // Messages about files have their paths.
    return known === undefined ? { problem: 'feed', detail: code } : { problem: known[1], detail: code };
  }
  return { problem: BY_MESSAGE.test(said) ? 'unreachable' : 'feed', detail: said };
}
