import { Group, type GroupProps } from '@mantine/core';
import classes from './dialog.module.css';

/** The buttons at the end of a dialog. In a low window the rest is scrolled, and they stay in sight. */
export function DialogActions(props: GroupProps) {
  return <Group justify="flex-end" gap="xs" className={classes['actions'] ?? ''} {...props} />;
}
