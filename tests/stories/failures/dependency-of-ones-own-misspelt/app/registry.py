from app.evnets import OrderPlaced
