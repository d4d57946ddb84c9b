/**
 * Shows the whole drawing, never enlarged, with an edge around it: labels of first and last events stand out of what
 * bpmn.io measures.
 *
 * @param canvas of a viewer or a modeler
 * @param left pixels that something else covers on that side
 */
export const whole = (canvas, left = 0) => {
  const { inner, outer } = canvas.viewbox();
  const edge = 16;
  const scale = Math.min((outer.width - left - 2 * edge) / inner.width, (outer.height - 2 * edge) / inner.height, 1);
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({ x: inner.x + (inner.width - width - left / scale) / 2, y: inner.y + (inner.height - height) / 2, width, height });
};
