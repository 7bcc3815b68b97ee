const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const HEIGHTS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A bar for a share in [0, 1] of at most `width` columns, drawn to an eighth of a column; a share above 0 shows at least that. */
export function bar(share: number, width: number): string {
  const eighths = share > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** A row of columns, one for each value, from the lowest block at `low` to the highest at `high`; a space where there is no value. */
export function sparkline(values: readonly (number | null)[], low: number, high: number): string {
  return values
    .map((value) => {
      if (value === null) return ' ';
      const share = high > low ? (value - low) / (high - low) : 0;
      return HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, Math.round(share * (HEIGHTS.length - 1))))] ?? ' ';
    })
    .join('');
}
