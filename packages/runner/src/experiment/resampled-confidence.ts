import { MOST_RESAMPLED_CONFIDENCE } from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { confidenceText } from '../reports/confidence.ts';

/** @throws {UsageError} at a confidence that intervals of Morris' effects and of Sobol's indices, which come from resampling, cannot have */
export function checkResampledConfidence(confidence: number): void {
  if (confidence <= MOST_RESAMPLED_CONFIDENCE) return;
  const most = confidenceText(MOST_RESAMPLED_CONFIDENCE);
  throw new UsageError(
    `--confidence: expected at most ${most}, beyond which resampling gives no intervals of Morris' effects and Sobol's indices, got ${confidenceText(confidence)}.`,
  );
}
