import orm

session = orm.connect("shop.db")
