/** Whether the camera has a lamp that a page may switch. */
export const hasTorch = (track: MediaStreamTrack): boolean => 'torch' in (track.getCapabilities?.() ?? {});

export async function switchTorch(track: MediaStreamTrack, torch: boolean): Promise<void> {
  const wanted: MediaTrackConstraintSet & { torch: boolean } = { torch };
  await track.applyConstraints({ advanced: [wanted] });
}
