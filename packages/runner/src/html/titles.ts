/** A title with its unit, unless it says it already: `Threats (times)`, but `Weeks near war`. */
export function withUnit(title: string, unit: string): string {
  return unit === '' || title.toLowerCase().includes(unit.toLowerCase()) ? title : `${title} (${unit})`;
}

/** A text of at most so many letters, with an ellipsis where something is missing. */
export function clipped(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
