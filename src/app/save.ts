/** The browser's own way to a file: a link to its content, followed once. */
export const save = (name: string, content: BlobPart, type: string): void => {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun; a browser that is slow to begin gets a moment more.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
