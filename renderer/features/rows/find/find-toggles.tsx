import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TextQuery } from '../../../../shared/sheet/operations/text-query';
import classes from './find-bar.module.css';

/** How the text is looked for. */
export type FindOptions = Omit<TextQuery, 'find'>;

const SIGNS = { matchCase: 'Aa', wholeCell: '[ ]', isRegex: '.*' } as const satisfies Record<keyof FindOptions, string>;

/** A button for each option; the sign is explained by its name. */
export function FindToggles({ options, onChange }: { options: FindOptions; onChange: (options: FindOptions) => void }) {
  const { t } = useTranslation();
  return (Object.keys(SIGNS) as (keyof FindOptions)[]).map((name) => (
    <UnstyledButton
      key={name}
      className={classes['toggle'] ?? ''}
      aria-pressed={options[name]}
      aria-label={t(`find.${name}`)}
      title={t(`find.${name}`)}
      onClick={() => onChange({ ...options, [name]: !options[name] })}
    >
      {SIGNS[name]}
    </UnstyledButton>
  ));
}
