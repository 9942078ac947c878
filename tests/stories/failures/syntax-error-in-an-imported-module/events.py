class OrderPlaced
    pass
