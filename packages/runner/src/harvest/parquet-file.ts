import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Column, Row } from './column.ts';
import { beginFile, type GrowingFile } from './growing-file.ts';
import type { TableFile } from './table-file.ts';

/** Cells that are gathered before they are written, as one row group. */
const GROUP_CELLS = 300_000;

/** A table as Parquet, compressed with Snappy, every column optional. */
export function beginParquet(path: string, columns: readonly Column[]): TableFile {
  const file = beginFile(path);
  const parquet = new ParquetWriter({ writer: writerTo(file), schema: schemaOf(columns), createdBy: 'plenary' });
  const groupRows = Math.max(1, Math.floor(GROUP_CELLS / columns.length));
  let rows: Row[] = [];
  const flush = (): void => {
    if (rows.length === 0) return;
    const columnData = columns.map(({ name, type }, column) => ({
      name,
      data: rows.map((row) => {
        const value = row[column] ?? null;
        return type === 'INT64' && value !== null ? BigInt(value) : value;
      }),
      offsetIndex: false,
    }));
    parquet.write({ columnData, rowGroupSize: rows.length });
    rows = [];
  };
  return {
    write(row) {
      rows.push(row);
      if (rows.length >= groupRows) flush();
    },
    end() {
      flush();
      parquet.finish();
      return file.end();
    },
    discard: file.discard,
  };
}

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => {
      const element = { name, repetition_type: 'OPTIONAL' } as const;
      return type === 'STRING' ? { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8' } : { ...element, type };
    }),
  ];
}

/** Hands on what has been gathered, after each row group and at the end. */
function writerTo(file: GrowingFile): ByteWriter {
  const writer = new ByteWriter();
  const flush = (): void => {
    file.write(new Uint8Array(writer.buffer, 0, writer.index));
    writer.index = 0;
  };
  return Object.assign(writer, { flush, finish: flush });
}
