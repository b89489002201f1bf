import { textPieces } from './line-breaks';
import classes from './row-grid.module.css';

/** A cell's text on one line, with a sign for each line break and found text marked. */
export function CellText({ text, search }: { text: string; search: string }) {
  return (
    <span className={classes['text']}>
      {textPieces(text, search).map((piece, index) => {
        switch (piece.kind) {
          case 'plain':
            return piece.text;
          case 'found':
            return (
              <mark key={index} className={classes['mark']}>
                {piece.text}
              </mark>
            );
          case 'break':
            return (
              <span key={index} className={classes['break']} data-break>
                ⏎
              </span>
            );
        }
      })}
    </span>
  );
}
