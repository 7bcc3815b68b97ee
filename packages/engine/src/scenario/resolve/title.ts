/** The title of something: the one that it was given, on one line, or its name with spaces. */
export function titleOf(name: string, given = ''): string {
  return oneLine(given) || name.replaceAll('-', ' ');
}

/** A text with a space for every line break, as YAML's blocks bring them, and nothing around it: titles and units stand in rows of tables. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
