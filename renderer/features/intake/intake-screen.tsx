import { useTranslation } from 'react-i18next';
import { readOtherSheet } from '../../model/change-sheet';
import { appInfoStore } from '../../model/settings';
import { sheetStore } from '../../model/sheet';
import { useStore } from '../../model/store';
import { Screen } from '../../ui/screen';
import { DropArea } from './drop-area';
import { FileCard, FileProblemNotice } from './later';
import { ReadingCard } from './reading-card';
import { RecentFiles } from './recent-files';
import { TryOffer } from '../trying/try-offer';

/** The first step: choosing a file, and the facts about the open one. */
export function IntakeScreen({ onOpenPractice }: { onOpenPractice: () => void }) {
  const { t } = useTranslation();
  const sheet = useStore(sheetStore);
  const hasStartFile = useStore(appInfoStore, (info) => info?.hasStartFile === true);
  if (sheet.phase === 'reading') {
    return (
      <Screen title={t('intake.readingTitle')}>
        <ReadingCard fileName={sheet.fileName} progress={sheet.progress} />
      </Screen>
    );
  }
  return (
    <Screen title={sheet.phase === 'open' ? t('intake.openTitle') : t('intake.title')}>
      {sheet.phase === 'failed' && (
        <FileProblemNotice fileName={sheet.fileName} problem={sheet.problem} onSheet={readOtherSheet} />
      )}
      {sheet.phase === 'open' && <FileCard key={sheet.sheetId} sheet={sheet} />}
      <DropArea compact={sheet.phase === 'open'} />
      <RecentFiles />
      {sheet.phase === 'none' && !hasStartFile && <TryOffer onOpenPractice={onOpenPractice} />}
    </Screen>
  );
}
