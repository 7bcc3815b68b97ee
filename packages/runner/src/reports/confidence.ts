const MOST_DECIMALS = 16;

/** A confidence in hundredths with up to so many decimals, and more where it would else read as none at all or as certainty: `95%`, `99.9999999%`. */
export function confidenceText(confidence: number, decimals = 4): string {
  const rounded = Number((100 * confidence).toFixed(decimals));
  if ((rounded > 0 && rounded < 100) || decimals >= MOST_DECIMALS) return `${rounded}%`;
  return confidenceText(confidence, decimals + 1);
}
