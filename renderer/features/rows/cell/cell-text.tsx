import { textPieces } from './text-pieces';
import classes from './cell-text.module.css';

/**
 * A cell's text on one line. Found text is marked, and so is what is easily overlooked: only by its look, so that it is read and copied as
 * it is. A line break has a sign of its own.
 */
export function CellText({ text, search }: { text: string; search: string }) {
  return (
    <>
      {textPieces(text, search).map(({ text: piece, sign, isFound }, index) => {
        const shown = sign === 'break' ? '⏎' : piece;
        if (isFound)
          return (
            <mark key={index} className={classes['found']} data-sign={sign ?? undefined}>
              {shown}
            </mark>
          );
        if (sign === null) return shown;
        return (
          <span key={index} className={classes['sign']} data-sign={sign}>
            {shown}
          </span>
        );
      })}
    </>
  );
}
