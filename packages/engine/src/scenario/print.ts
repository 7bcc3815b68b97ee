import { Document, isCollection, isScalar, type Node, Scalar, visit } from 'yaml';
import type { RawScenario } from './schema/scenario.ts';

const WIDTH = 120;
/** Characters that a file may hold only as escapes. */
const ESCAPED = /[\u007F\uFEFF\uFFFD-\uFFFF\p{Cs}]/gu;

/** A scenario as YAML, mappings that fit on a line written on one; reading it gives the same model. */
export function printScenario(raw: RawScenario): string {
  const document = new Document(raw, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && node.value.search(ESCAPED) >= 0) node.type = Scalar.QUOTE_DOUBLE;
    },
    Pair(_, { key, value }) {
      if (isCollection(value) && isScalar(key)) value.flow = widthOf(value) + String(key.value).length <= WIDTH;
    },
  });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return text.replaceAll(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function widthOf(node: Node): number {
  return JSON.stringify(node.toJSON()).length;
}
