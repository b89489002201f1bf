import type { TFunction } from 'i18next';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import { RequestRefused } from '../bridge';
import { notifyProblem } from '../ui/notify';

/** The locale key of a failure's sentence, and the detail shown under «Подробнее». */
export function describeFailure(error: unknown): { key: string; detail: string } {
  if (error instanceof RequestRefused) return { key: `errors.${error.code}`, detail: error.detail };
  if (error instanceof SheetRequestError) {
    if (error.refusal !== null) return { key: `errors.${error.refusal}`, detail: error.message };
    const key = error.problem === null ? 'errors.unexpected' : `fileProblems.${error.problem.code}`;
    return { key, detail: error.message };
  }
  return { key: 'errors.unexpected', detail: error instanceof Error ? error.message : String(error) };
}

/** Whether the person cancelled the work, and so knows that it was not done. */
const isCancelled = (error: unknown): boolean => error instanceof SheetRequestError && error.refusal === 'cancelled';

type Action = () => Promise<unknown>;

/** Runs actions; a failure is shown as a sentence. Nothing is rendered again for it, as {@link useAction} does. */
export function useRun(): (action: Action) => void {
  const { t } = useTranslation();
  return useCallback((action) => void runSayingWhy(action, t), [t]);
}

/** Runs the action of a button. `busy` is true while it runs; a failure is shown as a sentence. */
export function useAction(): { busy: boolean; run: (action: Action) => void } {
  const { t } = useTranslation();
  const [running, setRunning] = useState(0);
  const run = (action: Action): void => {
    setRunning((count) => count + 1);
    void runSayingWhy(action, t).finally(() => setRunning((count) => count - 1));
  };
  return { busy: running > 0, run };
}

async function runSayingWhy(action: Action, t: TFunction): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (isCancelled(error)) return;
    const { key, detail } = describeFailure(error);
    notifyProblem({ title: t('common.didNotWork'), text: t(key), detail, closeLabel: t('common.close') });
  }
}
