import { Checkbox } from '@mantine/core';
import classes from './columns-panel.module.css';

/** A choice about how a column is sent. */
export function SendingChoice({
  label,
  ofColumn,
  effect,
  checked,
  onChange,
  testId,
}: {
  label: string;
  /** The label for screen readers, which names the column. */
  ofColumn: string;
  /** Shown once the choice is made. */
  effect?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  testId?: string;
}) {
  return (
    <Checkbox
      size="xs"
      data-testid={testId}
      classNames={{
        root: classes['clearing'] ?? '',
        label: classes['clearingLabel'] ?? '',
        description: classes['clearingEffect'] ?? '',
      }}
      label={label}
      aria-label={ofColumn}
      description={checked ? effect : undefined}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
