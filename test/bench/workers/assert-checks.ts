import { sheetState } from '../../../electron/sending/sheet-state';
import type { Operation } from '../../../shared/sheet/operation';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { startSession } from './sheet-session';

type Request = Pick<ReturnType<typeof startSession>, 'request'>['request'];

/** Applies an operation to the sheet as it is now. */
export async function applyNow(request: Request, operation: Operation): Promise<void> {
  const { rowsId, revision } = await sheetState({ request });
  await request('apply-operation', { rowsId, revision, operation });
}

/** A full check by the same rules must find the same issues as the changes left. */
export async function assertChecksAreRight(request: Request): Promise<void> {
  const told = ({ counts: found, issuesByCode, repairs }: SheetState) => {
    const sorted = [...issuesByCode].sort((a, b) => a.code.localeCompare(b.code));
    return JSON.stringify({ found, sorted, repairs });
  };
  const afterChanges = told(await sheetState({ request }));
  await applyNow(request, { kind: 'rules', rules: { mode: 'create' } });
  await applyNow(request, { kind: 'rules', rules: { mode: 'upsert' } });
  const afterFullCheck = told(await sheetState({ request }));
  if (afterChanges !== afterFullCheck) {
    throw new Error(`the checks after changes are not those of a full check: ${afterChanges}, ${afterFullCheck}`);
  }
}
