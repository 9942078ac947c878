import sys

sys.exit("Set SHOP_ENV first.")
