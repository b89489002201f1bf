import type { ElectronApplication } from '@playwright/test';

/** The process id of the open sheet. */
export async function sheetProcess(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(({ app: main }) => {
    const sheet = main.getAppMetrics().find(({ serviceName, name }) => serviceName === 'sheet' || name === 'sheet');
    return sheet?.pid;
  });
  if (pid === undefined) throw new Error('there is no sheet process');
  return pid;
}

/** Does something while the sheet answers nothing, as on a busy machine. */
export async function beforeTheSheetAnswers(app: ElectronApplication, work: () => Promise<void>): Promise<void> {
  const pid = await sheetProcess(app);
  process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
