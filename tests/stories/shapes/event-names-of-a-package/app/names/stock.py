LOW = "stock.low"
