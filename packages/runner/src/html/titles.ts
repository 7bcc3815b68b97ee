/** A title with its unit, unless it says it already: `Threats (times)`, but `Weeks near war`. */
export function withUnit(title: string, unit: string): string {
  return unit === '' || title.toLowerCase().includes(unit.toLowerCase()) ? title : `${title} (${unit})`;
}
