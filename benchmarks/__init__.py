"""Speed and accuracy, with floors that only rise. Not installed."""
