import { violatesUnique } from '#shared/database/unique.ts';
import { AppError } from '#shared/http/errors.ts';

/** For a write of a layout that was thrown out: because of its name, or else as it was. */
export function nameTaken(error: unknown): never {
  throw violatesUnique(error, 'seat_layouts_name_key') ? new AppError('LAYOUT_NAME_TAKEN') : error;
}
