import type { Column, Row, Value } from './column.ts';
import { beginFile } from './growing-file.ts';
import type { TableFile } from './table-file.ts';

const FLUSH_CHARACTERS = 65_536;

/** A table as CSV (RFC 4180, but for line ends of LF alone): a line of names, then one for each row; what is missing is empty; numbers in full. */
export function beginCsv(path: string, columns: readonly Column[]): TableFile {
  const file = beginFile(path);
  let text = `${columns.map(({ name }) => cellOf(name)).join(',')}\n`;
  const flush = (): void => {
    file.write(Buffer.from(text, 'utf8'));
    text = '';
  };
  return {
    write(row: Row) {
      text += `${row.map(cellOf).join(',')}\n`;
      if (text.length > FLUSH_CHARACTERS) flush();
    },
    end() {
      flush();
      return file.end();
    },
    discard: file.discard,
  };
}

function cellOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
