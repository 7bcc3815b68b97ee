/** The title of something that was given none: its name with spaces. */
export function titleOf(name: string): string {
  return name.replaceAll('-', ' ');
}
